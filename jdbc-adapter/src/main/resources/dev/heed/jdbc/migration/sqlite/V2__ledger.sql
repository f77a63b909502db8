-- The ledger itself comes in version 6: on this product it never had another form.
create table "heed_fence" (
    "lease" text primary key,
    "token" integer not null
);

create table "heed_checkpoint" (
    "job_id" text not null,
    "remote_id" text not null,
    "up_to" integer not null,
    "batches" integer not null,
    "remaining" integer not null default 0,
    primary key ("job_id", "remote_id")
);

create table "heed_tally_id" (
    "run_id" text not null,
    "job_id" text not null,
    "remote_id" text not null,
    "batch" integer not null,
    "action" text not null,
    "reason" text not null,
    "outcome" text not null,
    "ids" integer not null,
    primary key ("run_id", "job_id", "remote_id", "batch", "action", "reason", "outcome")
);

create table "heed_tally_row" (
    "run_id" text not null,
    "job_id" text not null,
    "remote_id" text not null,
    "batch" integer not null,
    "table_name" text not null,
    "change" text not null,
    "action" text not null,
    "reason" text not null,
    "rows" integer not null,
    primary key ("run_id", "job_id", "remote_id", "batch", "table_name", "change", "action", "reason")
);
