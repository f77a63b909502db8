package dev.heed.jdbc.ledger;

/** How an exported ledger is written, always in UTF-8 and with the same fields. */
public enum LedgerFormat {
    /** A JSON object a line. IDs are texts, as not every reader of JSON has numbers of 64 bits. */
    NDJSON,
    /**
     * Comma-separated values after RFC 4180, with a line of names. A text that a spreadsheet would take for a formula has
     * an apostrophe before it.
     */
    CSV
}
