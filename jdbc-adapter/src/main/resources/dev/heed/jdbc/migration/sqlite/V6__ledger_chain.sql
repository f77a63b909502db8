-- Where the ledger ends. Locked by whoever adds a batch, so that batches are committed in the order of their numbers.
create table "heed_chain" (
    "name" text primary key,
    "seq" integer not null,
    "hash" text not null
);

insert into "heed_chain" values
    ('ledger', 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Stays when the entries of the batch are dropped, so that the chain can still be followed.
create table "heed_batch" (
    "seq" integer primary key,
    "previous" text not null,
    "kind" text not null,
    "id_form" text not null,
    "entries" integer not null,
    "entries_hash" text not null,
    "entries_sum" text not null,
    "drops_up_to" integer,
    "written_at" text not null,
    "hash" text not null
);

create table "heed_ledger" (
    "seq" integer not null,
    "position" integer not null,
    "job_id" text not null,
    "remote_id" text not null,
    "type" text not null,
    "id" integer,
    "id_hash" text,
    "action" text not null,
    "reason" text not null,
    "x_created_at" text,
    "x_redacted_at" text,
    "outcome" text not null,
    "rows" integer not null,
    "changes" text not null,
    "detail" text,
    "applied_at" text not null,
    constraint "heed_ledger_order" primary key ("seq", "position")
);

create index "heed_ledger_id" on "heed_ledger" ("type", "id");

-- How far each consumer has read.
create table "heed_consumer" (
    "name" text primary key,
    "seq" integer not null,
    "position" integer not null
);
