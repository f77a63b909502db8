-- Fingerprints of rows that Heed has marked and unmarks when X no longer names the ID.
create table if not exists `heed_mark` (
    `fingerprint` varchar(64) character set ascii collate ascii_bin not null primary key,
    `type` varchar(16) character set ascii collate ascii_bin not null,
    `id` bigint not null,
    key `heed_mark_id` (`type`, `id`)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;
