-- Times are texts in UTC, see InstantBinding. Versions 3 and 5 of other products are in here.
create table "heed_run" (
    "seq" integer primary key autoincrement,
    "id" text not null unique,
    "type" text not null,
    "app" text not null,
    "started_at" text not null,
    "ended_at" text,
    "approved_rows" integer,
    "approved_by" text,
    "approved_note" text,
    "approved_at" text,
    "fence" integer not null
);

create index "heed_run_newest" on "heed_run" ("type", "app", "seq");

create table "heed_job" (
    "id" text primary key,
    "run_id" text not null references "heed_run" ("id"),
    "type" text not null,
    "slice" integer not null,
    "state" text not null,
    "after_id" integer not null,
    "up_to_id" integer not null,
    "asked" integer not null,
    "extract" text,
    "reasons" text not null,
    "remaining" integer not null,
    "held" integer not null,
    "attempt" integer not null,
    "remote_name" text,
    "remote_id" text,
    "remote_created_at" text,
    -- A secret: whoever knows it can write into the upload. Emptied as soon as the upload is over.
    "upload_session" text,
    "confirms" text,
    "failures" integer not null,
    "not_before" text not null,
    "note" text,
    "plan" text,
    "version" integer not null,
    "fence" integer not null,
    unique ("run_id", "slice")
);

create table "heed_lease" (
    "name" text primary key,
    "owner" text,
    "token" integer not null,
    "expires_at" text not null
);

create table "heed_skip" (
    "run_id" text not null references "heed_run" ("id"),
    "target" text not null,
    "position" integer not null,
    "table_name" text not null,
    "column_name" text not null,
    "reason" text not null,
    "count" integer not null,
    "samples" text not null,
    primary key ("run_id", "target", "position")
);
