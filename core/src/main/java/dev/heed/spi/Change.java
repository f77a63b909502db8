package dev.heed.spi;

/** What was done to a row. */
public enum Change {
    /** The row is gone. */
    DELETED,
    /** Columns of it were set to null. */
    CLEARED,
    /** A column of it now tells when it was deleted. */
    MARKED,
    /** A mark that Heed itself had put there is gone again. */
    UNMARKED
}
