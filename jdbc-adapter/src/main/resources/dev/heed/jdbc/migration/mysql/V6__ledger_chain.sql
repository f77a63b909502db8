-- Where the ledger ends. Locked by whoever adds a batch, so that batches are committed in the order of their numbers.
create table if not exists `heed_chain` (
    `name` varchar(16) primary key,
    `seq` bigint not null,
    `hash` varchar(64) not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

insert ignore into `heed_chain` values
    ('ledger', 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Stays when the entries of the batch are dropped, so that the chain can still be followed.
create table if not exists `heed_batch` (
    `seq` bigint primary key,
    `previous` varchar(64) not null,
    `kind` varchar(16) not null,
    `id_form` varchar(32) not null,
    `entries` bigint not null,
    `entries_hash` varchar(64) not null,
    `entries_sum` varchar(64) not null,
    `drops_up_to` bigint,
    `written_at` char(26) not null,
    `hash` varchar(64) not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists `heed_ledger` (
    `seq` bigint not null,
    `position` integer not null,
    `job_id` varchar(36) not null,
    `remote_id` varchar(255) not null,
    `type` varchar(16) not null,
    `id` bigint,
    `id_hash` varchar(64),
    `action` varchar(16) not null,
    `reason` varchar(64) not null,
    `x_created_at` text,
    `x_redacted_at` text,
    `outcome` varchar(16) not null,
    `rows` bigint not null,
    `changes` mediumtext not null,
    `detail` text,
    `applied_at` char(26) not null,
    primary key (`seq`, `position`),
    index `heed_ledger_id` (`type`, `id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- How far each consumer has read.
create table if not exists `heed_consumer` (
    `name` varchar(255) primary key,
    `seq` bigint not null,
    `position` integer not null
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
