-- That the IDs of a result were looked for again after all of them were applied, and how many.
create table "heed_proof" (
    "run_id" varchar(36) not null,
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "ids" bigint not null,
    primary key ("run_id", "job_id", "remote_id")
);

-- Rows that were left then, and rows that the database changed by itself when the result was applied.
create table "heed_deviation" (
    "run_id" varchar(36) not null,
    "job_id" varchar(36) not null,
    "remote_id" varchar(255) not null,
    "table_name" varchar(600) not null,
    "left_rows" bigint not null,
    "beside_rows" bigint not null,
    primary key ("run_id", "job_id", "remote_id", "table_name")
);
