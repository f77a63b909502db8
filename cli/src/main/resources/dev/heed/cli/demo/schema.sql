create table authors (id bigint primary key, handle varchar(40) not null, bio varchar(200) not null);
create table posts (id bigint primary key, author_id bigint not null references authors (id), text varchar(280) not null, lat double precision, lon double precision, place varchar(80), quoted_id bigint, quoted_text varchar(280));
create index posts_author on posts (author_id);
create index posts_quoted on posts (quoted_id);
create table post_media (id bigint primary key, post_id bigint not null references posts (id), url varchar(200) not null);
create index post_media_post on post_media (post_id);
