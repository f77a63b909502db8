package dev.heed.jdbc.internal.database;

/** What a transaction may do. */
enum Access {
    READ,
    WRITE
}
