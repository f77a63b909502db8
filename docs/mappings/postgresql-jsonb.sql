create table authors (id bigint primary key, payload jsonb not null, fetched_at timestamptz not null default now());
create table posts (id bigint primary key, author_id bigint not null references authors, payload jsonb not null, fetched_at timestamptz not null default now());
create table post_media (post_id bigint not null references posts, media_key text not null, url text, primary key (post_id, media_key));
create index posts_author on posts (author_id);
create index posts_quoted on posts ((payload #>> '{quoted_status,id_str}'));
create index posts_retweeted on posts ((payload #>> '{retweeted_status,id_str}'));
