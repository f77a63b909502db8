package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many rows in a second: after each transaction, the time passes that its rows stand for. */
public final class RowsPerSecond implements Throttle {
    private final int rows;
    private Instant free = Instant.EPOCH;

    /** @throws IllegalArgumentException if the number is not positive */
    public RowsPerSecond(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Not a number of rows: " + rows);
        }
        this.rows = rows;
    }

    @Override
    public synchronized Optional<Pause> pause(Instant now) {
        return now.isBefore(free)
                ? Optional.of(new Pause(free, "No more than " + rows + " rows may change in a second."))
                : Optional.empty();
    }

    @Override
    public synchronized void wrote(long written, Instant now) {
        Instant begin = now.isAfter(free) ? now : free;
        free = begin.plus(Duration.ofSeconds(1).multipliedBy(written).dividedBy(rows));
    }
}
