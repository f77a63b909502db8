package dev.heed.memory;

import dev.heed.spi.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody waits by it, and then jumps. Thread-safe. */
public final class VirtualTime implements InstantSource, Waiter {
    private Instant now;

    /** @param start the first time it shows */
    public VirtualTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /** Moves the clock on. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized void until(Instant when) {
        if (now.isBefore(when)) {
            now = when;
        }
    }

    @Override
    public void wake() {
        // Nobody ever waits.
    }
}
