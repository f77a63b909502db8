-- Requests to X are counted for all engines of an app together, also across restarts.
create table if not exists `heed_budget` (
    `name` varchar(300) primary key,
    `requests_left` integer not null,
    `ends_at` char(26) not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
