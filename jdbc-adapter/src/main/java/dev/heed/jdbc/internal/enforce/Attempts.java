package dev.heed.jdbc.internal.enforce;

import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.Refused;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;

/**
 * Applies as much of a batch at once as the database bears: half as much after a conflict, and half as much again and
 * again where it refuses rows, until one ID stands alone and is recorded as refused.
 */
final class Attempts {
    private final BatchTransaction transaction;
    private final Pace pace;
    private final Suspicion suspicion = new Suspicion();

    Attempts(BatchTransaction transaction, Pace pace) {
        this.transaction = transaction;
        this.pace = pace;
    }

    Applied apply(Batch batch) {
        Batch some = batch.first(Math.min(suspicion.bound(batch), pace.ids()));
        try {
            return attempt(some);
        } catch (ConcurrentChange firstTime) {
            // Whoever came between has most likely ended by now; the engine waits before it comes a third time.
            pace.slower();
            return attempt(half(some));
        }
    }

    private Applied attempt(Batch some) {
        try {
            return pace.timed(() -> transaction.apply(some, pace.rows()));
        } catch (Refused refused) {
            if (some.notices().size() > 1) {
                suspicion.fallsOn(some);
                return attempt(half(some));
            }
            return again(some);
        }
    }

    /** A row that came between two statements is refused like one that never goes, but only once. */
    private Applied again(Batch one) {
        try {
            return transaction.apply(one, pace.rows());
        } catch (Refused still) {
            suspicion.ends();
            return transaction.refuse(one, still);
        }
    }

    private static Batch half(Batch batch) {
        return batch.first(Math.max(1, batch.notices().size() / 2));
    }
}
