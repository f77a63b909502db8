create index posts_author on posts (author_id);
create index posts_quoted on posts (quoted_id);
create index post_media_post on post_media (post_id);
alter table posts add foreign key (author_id) references authors (id);
alter table post_media add foreign key (post_id) references posts (id);
