package dev.heed;

import dev.heed.memory.VirtualTime;
import dev.heed.spi.Waiter;
import java.time.Duration;
import java.time.Instant;

/** Lets virtual time pass, and ends a run that waits or moves without end. Not thread-safe. */
final class Bounds implements Waiter, EngineListener {
    /** A run that gives up every job at X after an hour waits some 1,000 times. */
    private static final int MOST_WAITS = 4_000;

    private static final int MOST_MOVES = 4_000;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final VirtualTime time;
    private Instant begun;
    private int waits;
    private int moves;

    Bounds(VirtualTime time) {
        this.time = time;
        this.begun = time.instant();
    }

    /** Not even code that mends everything may catch it. */
    static final class Endless extends Error {
        private static final long serialVersionUID = 1;

        Endless(String message) {
            super(message);
        }
    }

    void begin() {
        begun = time.instant();
        waits = 0;
        moves = 0;
    }

    @Override
    public void until(Instant when) {
        if (++waits > MOST_WAITS) {
            throw new Endless("never ends: it waited " + MOST_WAITS + " times");
        }
        time.until(when);
        if (time.instant().isAfter(begun.plus(LONGEST))) {
            throw new Endless("never ends: it waited for " + LONGEST.toDays() + " days");
        }
    }

    @Override
    public void moved(Job from, Job to) {
        if (++moves > MOST_MOVES) {
            throw new Endless("never ends: its jobs moved " + MOST_MOVES + " times");
        }
    }

    @Override
    public void wake() {
        // Nobody ever waits.
    }
}
