package dev.heed.jdbc.ledger;

import java.time.Instant;

/**
 * Old entries that were dropped as the host had asked.
 *
 * @param batch the batch that records it
 * @param upTo the last batch whose entries may be gone
 * @param at when
 */
public record LedgerDrop(long batch, long upTo, Instant at) {}
