-- MySQL commits each of these at once, so a migration that was broken off must be able to run again.
-- Times are texts in UTC, see InstantBinding. Versions 3 and 5 of other products are in here.
create table if not exists `heed_run` (
    `seq` bigint not null auto_increment primary key,
    `id` varchar(36) not null unique,
    `type` varchar(16) not null,
    `app` varchar(255) not null,
    `started_at` char(26) not null,
    `ended_at` char(26),
    `approved_rows` bigint,
    `approved_by` text,
    `approved_note` text,
    `approved_at` char(26),
    `fence` bigint not null,
    index `heed_run_newest` (`type`, `app`, `seq`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists `heed_job` (
    `id` varchar(36) primary key,
    `run_id` varchar(36) not null,
    `type` varchar(16) not null,
    `slice` integer not null,
    `state` varchar(32) not null,
    `after_id` bigint not null,
    `up_to_id` bigint not null,
    `asked` bigint not null,
    `extract` varchar(64),
    `reasons` varchar(1000) not null,
    `remaining` bigint not null,
    `held` bigint not null,
    `attempt` integer not null,
    `remote_name` varchar(255),
    `remote_id` varchar(255),
    `remote_created_at` char(26),
    -- A secret: whoever knows it can write into the upload. Emptied as soon as the upload is over.
    `upload_session` text,
    `confirms` varchar(255),
    `failures` integer not null,
    `not_before` char(26) not null,
    `note` text,
    `plan` varchar(64),
    `version` bigint not null,
    `fence` bigint not null,
    unique (`run_id`, `slice`),
    foreign key (`run_id`) references `heed_run` (`id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists `heed_lease` (
    `name` varchar(255) primary key,
    `owner` varchar(255),
    `token` bigint not null,
    `expires_at` char(26) not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists `heed_skip` (
    `run_id` varchar(36) not null,
    `target` varchar(255) not null,
    `position` integer not null,
    `table_name` text not null,
    `column_name` text not null,
    `reason` varchar(32) not null,
    `count` bigint not null,
    `samples` text not null,
    primary key (`run_id`, `target`, `position`),
    foreign key (`run_id`) references `heed_run` (`id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
