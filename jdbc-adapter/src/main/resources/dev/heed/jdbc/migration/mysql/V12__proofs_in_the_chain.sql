-- What the rows themselves said of a result once it was applied. What died after the column was there is repeated.
set @heed_column = (select if(count(*) = 0,
    'alter table `heed_batch` add column `proof` mediumtext character set utf8mb4 collate utf8mb4_bin', 'do 0')
    from information_schema.columns
    where table_schema = database() and table_name = 'heed_batch' and column_name = 'proof');
prepare heed_column from @heed_column;
execute heed_column;
deallocate prepare heed_column;
