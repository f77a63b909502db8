-- How many IDs of a slice had come back after their deletion and were removed again. MySQL knows no "add column if not
-- exists", and what died after the column was there is repeated.
set @heed_column = (select if(count(*) = 0,
    'alter table `heed_job` add column `returned` bigint not null default 0', 'do 0')
    from information_schema.columns
    where table_schema = database() and table_name = 'heed_job' and column_name = 'returned');
prepare heed_column from @heed_column;
execute heed_column;
deallocate prepare heed_column;
