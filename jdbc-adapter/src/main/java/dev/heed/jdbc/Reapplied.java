package dev.heed.jdbc;

import dev.heed.spi.Tally;

/**
 * What had come back and was removed again.
 *
 * @param tally the IDs and rows, by reason and table; {@link dev.heed.spi.Outcome#REFUSED} are those that the database did not let go
 * @param hidden how many entries of the ledger could not be looked at, as they hold no plain ID
 */
public record Reapplied(Tally tally, long hidden) {}
