-- What became of an ID whose ledger keeps it hashed. MySQL knows no "create index if not exists", and what died after
-- the index was there is repeated.
set @heed_index = (select if(count(*) = 0,
    'create index `heed_ledger_id_hash` on `heed_ledger` (`id_hash`)', 'do 0')
    from information_schema.statistics
    where table_schema = database() and table_name = 'heed_ledger' and index_name = 'heed_ledger_id_hash');
prepare heed_index from @heed_index;
execute heed_index;
deallocate prepare heed_index;
