package dev.heed.jdbc.internal.enforce;

import dev.heed.jdbc.Limits;
import dev.heed.spi.Applied;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How much the next transaction shall hold, by the time that the last ones took. Thread-safe. */
final class Pace {
    /** More IDs gain nothing, and lock longer. */
    private static final int MOST_IDS = 10_000;

    /** Small enough for any table, and big enough to tell something. */
    private static final int FIRST_SIZE = 5_000;

    private static final int LEAST = 100;

    /** Room for IDs with more rows than those before them, as a batch that does not fit is counted twice. */
    private static final double FILLING = 0.9;

    private final int most;
    private volatile Duration wanted;
    private final InstantSource clock;
    private final AtomicInteger size;
    private volatile double rowsPerId = 1;

    Pace(Limits limits, InstantSource clock) {
        this.most = limits.rowsPerTransaction();
        this.wanted = limits.transactionTime();
        this.clock = clock;
        this.size = new AtomicInteger(Math.min(FIRST_SIZE, most));
    }

    /** Aims at transactions of another length. */
    void aim(Duration length) {
        wanted = length;
    }

    /** How many IDs a transaction may hold, if they have as many rows as the last ones. */
    int ids() {
        int now = size.get();
        double fitting = rowsPerId > 1 ? FILLING * now / rowsPerId : now;
        return (int) Math.max(1, Math.min(MOST_IDS, fitting));
    }

    /** How many rows a transaction may change. */
    int rows() {
        return size.get();
    }

    /** The database could not do so much. */
    void slower() {
        size.updateAndGet(now -> bounded(now / 2));
    }

    /** Runs a transaction and learns from the time that it takes. */
    Applied timed(Supplier<Applied> transaction) {
        Instant begin = clock.instant();
        Applied applied = transaction.get();
        if (applied.ids() > 0) {
            rowsPerId = (double) applied.rows() / applied.ids();
        }
        learn(Duration.between(begin, clock.instant()), Math.max(applied.ids(), applied.rows()));
        return applied;
    }

    /** A transaction that was not full says nothing of a full one, unless even so little took too long. */
    private void learn(Duration took, long work) {
        size.updateAndGet(now -> {
            if (work < now / 2 && took.compareTo(wanted) <= 0) {
                return now;
            }
            double fitting = work * (double) wanted.toNanos() / Math.max(1, took.toNanos());
            return bounded((int) Math.max(now / 2.0, Math.min(fitting, 2.0 * now)));
        });
    }

    private int bounded(int wish) {
        return Math.max(Math.min(LEAST, most), Math.min(wish, most));
    }
}
