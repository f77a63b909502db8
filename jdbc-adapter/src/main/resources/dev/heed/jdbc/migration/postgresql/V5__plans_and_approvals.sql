-- A job knows which IDs were sent, what X said by reason, what is left, and which plan a person is asked about.
alter table "heed_job" add column "extract" varchar(64);
alter table "heed_job" add column "reasons" varchar(1000) not null default '';
alter table "heed_job" add column "remaining" bigint not null default 0;
alter table "heed_job" add column "confirms" varchar(255);
alter table "heed_job" add column "plan" varchar(64);
update "heed_job" set "reasons" = 'unknown=' || "reported" where "reported" > 0;
alter table "heed_job" drop column "reported";

-- A person's word for a run as a whole.
alter table "heed_run" add column "approved_rows" bigint;
alter table "heed_run" add column "approved_by" text;
alter table "heed_run" add column "approved_note" text;
alter table "heed_run" add column "approved_at" timestamp with time zone;

alter table "heed_checkpoint" add column "remaining" bigint not null default 0;
