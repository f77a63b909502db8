package dev.heed.jdbc.ledger;

import java.util.List;

/**
 * What came of holding a ledger against its chain.
 *
 * @param head where the ledger ends; keep it elsewhere, to hold the ledger against it next time
 * @param batches up to which batch the ledger was read
 * @param entries how many entries were read and are what they were, if there is no finding
 * @param unchained how many entries are older than the chain, and so not proved by it
 * @param drops what was dropped, oldest first
 * @param findings what is wrong, in the order of the ledger; the first 100
 */
public record Verification(
        LedgerHead head,
        long batches,
        long entries,
        long unchained,
        List<LedgerDrop> drops,
        List<LedgerFinding> findings) {
    /** Copies the lists. */
    public Verification {
        drops = List.copyOf(drops);
        findings = List.copyOf(findings);
    }

    /** Whether the ledger is what Heed has written. */
    public boolean isIntact() {
        return findings.isEmpty();
    }
}
