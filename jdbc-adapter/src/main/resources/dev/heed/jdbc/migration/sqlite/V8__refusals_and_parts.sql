-- What a database did not let go of a result: how many IDs, and what is known of the first.
create table "heed_refusal" (
    "job_id" text not null,
    "remote_id" text not null,
    "ids" integer not null,
    "first" text not null,
    primary key ("job_id", "remote_id")
);

-- What was done so far for an ID of more rows than a transaction may hold. Gone when its ledger row is written.
create table "heed_part" (
    "job_id" text not null,
    "remote_id" text not null,
    "id" integer not null,
    "table_name" text not null,
    "change" text not null,
    "rows" integer not null,
    primary key ("job_id", "remote_id", "id", "table_name", "change")
);
