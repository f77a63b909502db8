package dev.heed.jdbc.internal.enforce;

import dev.heed.spi.Batch;
import java.util.UUID;

/**
 * Remembers among which IDs of a result one must be that the database refuses, and halves them until it stands alone.
 * Forgotten in a crash, as it only saves attempts. Thread-safe.
 */
final class Suspicion {
    private volatile Suspects suspects = Suspects.NONE;

    private record Suspects(UUID job, long upTo) {
        static final Suspects NONE = new Suspects(new UUID(0, 0), 0);
    }

    /** These were refused together. */
    void fallsOn(Batch refused) {
        long last = refused.notices().get(refused.notices().size() - 1).id();
        suspects = new Suspects(refused.job().id(), last);
    }

    /** The one was found. */
    void ends() {
        suspects = Suspects.NONE;
    }

    /** How many of the first notices shall be tried together. */
    int bound(Batch batch) {
        Suspects known = suspects;
        if (!known.job.equals(batch.job().id())) {
            return batch.notices().size();
        }
        long among = batch.notices().stream()
                .filter(notice -> notice.id() <= known.upTo)
                .count();
        return among == 0 ? batch.notices().size() : Math.max(1, (int) among / 2);
    }
}
