package dev.heed.jdbc.ledger;

/** Why a batch of the ledger was written. */
public enum LedgerKind {
    /** Its entries were there before the ledger was chained; nothing proves them. */
    UNCHAINED,
    /** X named its IDs. */
    APPLIED,
    /** Rows of its IDs had come back, and were removed again. */
    REAPPLIED,
    /** It has no entries; from then on, the entries of older batches may be gone. */
    DROPPED,
    /** It has no entries, and tells what the rows themselves said of a result once it was applied. */
    PROVED
}
