-- Fingerprints of rows that Heed has marked and unmarks when X no longer names the ID.
create table "heed_mark" (
    "fingerprint" text not null primary key,
    "type" text not null,
    "id" integer not null
);
create index "heed_mark_id" on "heed_mark" ("type", "id");
