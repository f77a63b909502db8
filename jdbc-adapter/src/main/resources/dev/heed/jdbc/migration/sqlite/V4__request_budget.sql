-- Requests to X are counted for all engines of an app together, also across restarts.
create table "heed_budget" (
    "name" text primary key,
    "requests_left" integer not null,
    "ends_at" text not null
);
