-- The ledger itself comes in version 6: on this product it never had another form.
create table if not exists `heed_fence` (
    `lease` varchar(255) primary key,
    `token` bigint not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists `heed_checkpoint` (
    `job_id` varchar(36) not null,
    `remote_id` varchar(255) not null,
    `up_to` bigint not null,
    `batches` bigint not null,
    `remaining` bigint not null default 0,
    primary key (`job_id`, `remote_id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists `heed_tally_id` (
    `run_id` varchar(36) not null,
    `job_id` varchar(36) not null,
    `remote_id` varchar(255) not null,
    `batch` bigint not null,
    `action` varchar(16) not null,
    `reason` varchar(64) not null,
    `outcome` varchar(16) not null,
    `ids` bigint not null,
    primary key (`run_id`, `job_id`, `remote_id`, `batch`, `action`, `reason`, `outcome`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Plain characters take a byte each: the key would be too long otherwise.
create table if not exists `heed_tally_row` (
    `run_id` varchar(36) character set ascii collate ascii_bin not null,
    `job_id` varchar(36) character set ascii collate ascii_bin not null,
    `remote_id` varchar(255) character set ascii collate ascii_bin not null,
    `batch` bigint not null,
    `table_name` varchar(600) not null,
    `change` varchar(16) character set ascii collate ascii_bin not null,
    `action` varchar(16) character set ascii collate ascii_bin not null,
    `reason` varchar(64) not null,
    `rows` bigint not null,
    primary key (`run_id`, `job_id`, `remote_id`, `batch`, `table_name`, `change`, `action`, `reason`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
