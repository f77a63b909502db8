package dev.heed.jdbc.ledger;

/**
 * Something in a ledger that Heed has not written so.
 *
 * @param batch the number of the batch where it shows
 * @param kind what was done to it
 * @param text the same for a person
 */
public record LedgerFinding(long batch, Kind kind, String text) {
    /** What may have been done to a ledger. */
    public enum Kind {
        /** Entries of a batch, or the batch's own record, are not what they were. */
        CHANGED,
        /** Entries, or batches, are missing. */
        REMOVED,
        /** There are entries or batches that were not there. */
        INSERTED,
        /** A batch has its entries in another order. */
        REORDERED,
        /** A batch does not follow from the one before it: the chain was written anew from there on. */
        BROKEN_LINK,
        /** The ledger is not the one whose head was kept elsewhere. */
        OTHER_HEAD
    }
}
