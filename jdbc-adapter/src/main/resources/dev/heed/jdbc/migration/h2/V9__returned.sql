-- How many IDs of a slice had come back after their deletion and were removed again.
alter table "heed_job" add column "returned" bigint not null default 0;
