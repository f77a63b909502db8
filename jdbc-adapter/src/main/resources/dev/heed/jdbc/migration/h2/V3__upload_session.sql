-- A secret: whoever knows it can write into the upload. Emptied as soon as the upload is over.
alter table "heed_job" add column "upload_session" varchar;
