create table authors (id bigint primary key, handle varchar(40) not null, bio varchar(200) not null);
create table posts (id bigint primary key, author_id bigint not null, text varchar(280) not null, lat double precision, lon double precision, place varchar(80), quoted_id bigint, quoted_text varchar(280));
create table post_media (id bigint primary key, post_id bigint not null, url varchar(200) not null);
