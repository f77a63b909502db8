-- Fingerprints of rows that Heed has marked and unmarks when X no longer names the ID.
create table "heed_mark" (
    "fingerprint" varchar(64) not null primary key,
    "type" varchar(16) not null,
    "id" bigint not null
);
create index "heed_mark_id" on "heed_mark" ("type", "id");
