-- What became of an ID whose ledger keeps it hashed.
create index "heed_ledger_id_hash" on "heed_ledger" ("id_hash") where "id_hash" is not null;
