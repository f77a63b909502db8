-- That the IDs of a result were looked for again after all of them were applied, and how many.
create table if not exists `heed_proof` (
    `run_id` varchar(36) character set ascii collate ascii_bin not null,
    `job_id` varchar(36) character set ascii collate ascii_bin not null,
    `remote_id` varchar(255) character set ascii collate ascii_bin not null,
    `ids` bigint not null,
    primary key (`run_id`, `job_id`, `remote_id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Rows that were left then, and rows that the database changed by itself when the result was applied.
create table if not exists `heed_deviation` (
    `run_id` varchar(36) character set ascii collate ascii_bin not null,
    `job_id` varchar(36) character set ascii collate ascii_bin not null,
    `remote_id` varchar(255) character set ascii collate ascii_bin not null,
    `table_name` varchar(600) not null,
    `left_rows` bigint not null,
    `beside_rows` bigint not null,
    primary key (`run_id`, `job_id`, `remote_id`, `table_name`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
