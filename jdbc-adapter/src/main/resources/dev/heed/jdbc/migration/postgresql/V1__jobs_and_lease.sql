create table "heed_run" (
    "seq" bigint generated always as identity primary key,
    "id" varchar(36) not null unique,
    "type" varchar(16) not null,
    "app" varchar(255) not null,
    "started_at" timestamp with time zone not null,
    "ended_at" timestamp with time zone,
    "fence" bigint not null
);

create index "heed_run_newest" on "heed_run" ("type", "app", "seq");

create table "heed_job" (
    "id" varchar(36) primary key,
    "run_id" varchar(36) not null references "heed_run" ("id"),
    "type" varchar(16) not null,
    "slice" integer not null,
    "state" varchar(32) not null,
    "after_id" bigint not null,
    "up_to_id" bigint not null,
    "asked" bigint not null,
    "reported" bigint not null,
    "held" bigint not null,
    "attempt" integer not null,
    "remote_name" varchar(255),
    "remote_id" varchar(255),
    "remote_created_at" timestamp with time zone,
    "failures" integer not null,
    "not_before" timestamp with time zone not null,
    "note" text,
    "version" bigint not null,
    "fence" bigint not null,
    unique ("run_id", "slice")
);

create table "heed_lease" (
    "name" varchar(255) primary key,
    "owner" varchar(255),
    "token" bigint not null,
    "expires_at" timestamp with time zone not null
);

create table "heed_skip" (
    "run_id" varchar(36) not null references "heed_run" ("id"),
    "target" varchar(255) not null,
    "position" integer not null,
    "table_name" text not null,
    "column_name" text not null,
    "reason" varchar(32) not null,
    "count" bigint not null,
    "samples" text not null,
    primary key ("run_id", "target", "position")
);
