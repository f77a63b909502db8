package dev.heed.spi;

/** What became of an ID in one database. */
public enum Outcome {
    /** At least one row was deleted or changed. */
    CHANGED,
    /** Rows are there, and the mapping asks for no change to them. */
    KEPT,
    /** At least one row is held back by a condition of the mapping; others may have been deleted or changed. */
    HELD,
    /** No row was there (any more). */
    ABSENT,
    /** The database let none of its rows change, for the reason in the ledger. */
    REFUSED
}
