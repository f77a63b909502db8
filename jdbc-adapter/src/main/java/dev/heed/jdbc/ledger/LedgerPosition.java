package dev.heed.jdbc.ledger;

import java.util.Comparator;

/**
 * The place of an entry. Later entries have greater ones, and an entry that becomes visible is never before one that was
 * visible already.
 *
 * @param batch the number of its batch
 * @param entry its number in there, from 1
 */
public record LedgerPosition(long batch, int entry) implements Comparable<LedgerPosition> {
    /** Before every entry. */
    public static final LedgerPosition BEGINNING = new LedgerPosition(0, 0);

    private static final Comparator<LedgerPosition> ORDER =
            Comparator.comparingLong(LedgerPosition::batch).thenComparingInt(LedgerPosition::entry);

    @Override
    public int compareTo(LedgerPosition other) {
        return ORDER.compare(this, other);
    }
}
