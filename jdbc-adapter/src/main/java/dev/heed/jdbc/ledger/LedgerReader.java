package dev.heed.jdbc.ledger;

import dev.heed.jdbc.internal.audit.Consumers;
import java.util.List;

/**
 * Reads the ledger in order for one consumer, such as one that cleans a search index. Each entry comes at least once: those
 * that were read but not acknowledged come again, also after a restart. None is skipped, however many engines write.
 *
 * <p>Thread-safe, but two threads that read for one consumer are given the same entries. Every method throws a {@link
 * dev.heed.HeedException} if the database refuses, or the consumer was forgotten.
 */
public final class LedgerReader {
    private final Consumers consumers;
    private final String consumer;

    LedgerReader(Consumers consumers, String consumer) {
        this.consumers = consumers;
        this.consumer = consumer;
    }

    /** How far this consumer has acknowledged. */
    public LedgerPosition position() {
        return consumers.position(consumer);
    }

    /**
     * The entries after those that were acknowledged.
     *
     * @param max at most so many, at least 1
     * @return in order; empty at the end of the ledger
     */
    public List<LedgerEntry> read(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("Not a number of entries: " + max);
        }
        return consumers.read(consumer, max);
    }

    /**
     * Says that everything up to an entry is dealt with. Does nothing if that was said before.
     *
     * @param upTo the position of the last entry that is; not null
     * @throws IllegalArgumentException if the ledger does not go so far
     */
    public void acknowledge(LedgerPosition upTo) {
        consumers.acknowledge(consumer, upTo);
    }
}
