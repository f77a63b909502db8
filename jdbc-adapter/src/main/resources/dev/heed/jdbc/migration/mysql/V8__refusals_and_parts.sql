-- What a database did not let go of a result: how many IDs, and what is known of the first.
create table if not exists `heed_refusal` (
    `job_id` varchar(36) not null,
    `remote_id` varchar(255) not null,
    `ids` bigint not null,
    `first` text not null,
    primary key (`job_id`, `remote_id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- What was done so far for an ID of more rows than a transaction may hold. Gone when its ledger row is written.
create table if not exists `heed_part` (
    `job_id` varchar(36) character set ascii collate ascii_bin not null,
    `remote_id` varchar(255) character set ascii collate ascii_bin not null,
    `id` bigint not null,
    `table_name` varchar(600) not null,
    `change` varchar(16) character set ascii collate ascii_bin not null,
    `rows` bigint not null,
    primary key (`job_id`, `remote_id`, `id`, `table_name`, `change`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
