-- What a database did not let go of a result: how many IDs, and what is known of the first.
create table "heed_refusal" (
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "ids" bigint not null,
    "first" varchar not null,
    primary key ("job_id", "remote_id")
);

-- What was done so far for an ID of more rows than a transaction may hold. Gone when its ledger row is written.
create table "heed_part" (
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "id" bigint not null,
    "table_name" varchar(600) not null,
    "change" varchar(16) not null,
    "rows" bigint not null,
    primary key ("job_id", "remote_id", "id", "table_name", "change")
);
