package dev.heed;

import java.time.Duration;
import java.time.Instant;

/** When an engine that was started runs. */
@FunctionalInterface
public interface Schedule {
    /**
     * The beginning of the next run.
     *
     * @param lastStart when the last one began
     */
    Instant next(Instant lastStart);

    /**
     * From beginning to beginning, or at once if a run took longer. X's policy asks for at most 24 hours.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    static Schedule every(Duration period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("Not a period: " + period);
        }
        return lastStart -> lastStart.plus(period);
    }
}
