-- Where the ledger ends. Locked by whoever adds a batch, so that batches are committed in the order of their numbers.
create table "heed_chain" (
    "name" varchar(16) primary key,
    "seq" bigint not null,
    "hash" varchar(64) not null
);

insert into "heed_chain" values
    ('ledger', 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- Stays when the entries of the batch are dropped, so that the chain can still be followed.
create table "heed_batch" (
    "seq" bigint primary key,
    "previous" varchar(64) not null,
    "kind" varchar(16) not null,
    "id_form" varchar(32) not null,
    "entries" bigint not null,
    "entries_hash" varchar(64) not null,
    "entries_sum" varchar(64) not null,
    "drops_up_to" bigint,
    "written_at" timestamp with time zone not null,
    "hash" varchar(64) not null
);

alter table "heed_ledger" rename to "heed_ledger_unchained";

create table "heed_ledger" (
    "seq" bigint not null,
    "position" integer not null,
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "type" varchar(16) not null,
    "id" bigint,
    "id_hash" varchar(64),
    "action" varchar(16) not null,
    "reason" varchar(64) not null,
    "x_created_at" text,
    "x_redacted_at" text,
    "outcome" varchar(16) not null,
    "rows" bigint not null,
    "changes" text not null,
    "detail" text,
    "applied_at" timestamp with time zone not null,
    constraint "heed_ledger_order" primary key ("seq", "position")
);

create index "heed_ledger_id" on "heed_ledger" ("type", "id");

-- What was written before there was a chain is batch 0, and is not proved by it.
insert into "heed_batch"
    ("seq", "previous", "kind", "id_form", "entries", "entries_hash", "entries_sum", "written_at", "hash")
select 0, "hash", 'UNCHAINED', 'plain', (select count(*) from "heed_ledger_unchained"), "hash", "hash",
    (select max("applied_at") from "heed_ledger_unchained"), "hash"
from "heed_chain"
where exists (select 1 from "heed_ledger_unchained");

insert into "heed_ledger"
    ("seq", "position", "job_id", "remote_id", "type", "id", "action", "reason", "x_created_at", "x_redacted_at",
    "outcome", "rows", "changes", "applied_at")
select 0, row_number() over (order by "applied_at", "job_id", "remote_id", "id"),
    "job_id", "remote_id", "type", "id", "action", "reason", "x_created_at", "x_redacted_at",
    "outcome", "rows", "changes", "applied_at"
from "heed_ledger_unchained";

drop table "heed_ledger_unchained";

-- How far each consumer has read.
create table "heed_consumer" (
    "name" varchar(255) primary key,
    "seq" bigint not null,
    "position" integer not null
);
