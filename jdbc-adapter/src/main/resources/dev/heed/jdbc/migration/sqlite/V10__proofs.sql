-- That the IDs of a result were looked for again after all of them were applied, and how many.
create table "heed_proof" (
    "run_id" text not null,
    "job_id" text not null,
    "remote_id" text not null,
    "ids" integer not null,
    primary key ("run_id", "job_id", "remote_id")
);

-- Rows that were left then, and rows that the database changed by itself when the result was applied.
create table "heed_deviation" (
    "run_id" text not null,
    "job_id" text not null,
    "remote_id" text not null,
    "table_name" text not null,
    "left_rows" integer not null,
    "beside_rows" integer not null,
    primary key ("run_id", "job_id", "remote_id", "table_name")
);
