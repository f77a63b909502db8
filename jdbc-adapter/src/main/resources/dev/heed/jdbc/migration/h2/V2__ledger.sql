create table "heed_fence" (
    "lease" varchar(255) primary key,
    "token" bigint not null
);

create table "heed_checkpoint" (
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "up_to" bigint not null,
    "batches" bigint not null,
    primary key ("job_id", "remote_id")
);

create table "heed_ledger" (
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "id" bigint not null,
    "type" varchar(16) not null,
    "action" varchar(16) not null,
    "reason" varchar(64) not null,
    "x_created_at" varchar,
    "x_redacted_at" varchar,
    "outcome" varchar(16) not null,
    "rows" bigint not null,
    "changes" varchar not null,
    "applied_at" timestamp with time zone not null,
    "batch" bigint not null,
    primary key ("job_id", "remote_id", "id")
);

create table "heed_tally_id" (
    "run_id" varchar(36) not null,
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "batch" bigint not null,
    "action" varchar(16) not null,
    "reason" varchar(64) not null,
    "outcome" varchar(16) not null,
    "ids" bigint not null,
    primary key ("run_id", "job_id", "remote_id", "batch", "action", "reason", "outcome")
);

create table "heed_tally_row" (
    "run_id" varchar(36) not null,
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "batch" bigint not null,
    "table_name" varchar(600) not null,
    "change" varchar(16) not null,
    "action" varchar(16) not null,
    "reason" varchar(64) not null,
    "rows" bigint not null,
    primary key ("run_id", "job_id", "remote_id", "batch", "table_name", "change", "action", "reason")
);
