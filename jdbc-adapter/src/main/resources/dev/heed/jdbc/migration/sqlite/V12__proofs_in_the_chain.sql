-- What the rows themselves said of a result once it was applied.
alter table "heed_batch" add column "proof" text;
