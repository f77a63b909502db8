package dev.heed.mock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that can be moved on. Thread-safe. */
public final class MockClock implements InstantSource {
    private final InstantSource base;
    private Duration offset = Duration.ZERO;

    private MockClock(InstantSource base) {
        this.base = base;
    }

    /** A clock that shows this time until it is moved. */
    public static MockClock standing(Instant start) {
        return new MockClock(InstantSource.fixed(start));
    }

    /** A clock that shows the real time, and goes on from there when it is moved. */
    public static MockClock running() {
        return new MockClock(Clock.systemUTC());
    }

    @Override
    public synchronized Instant instant() {
        return base.instant().plus(offset);
    }

    /** Whether it goes on by itself. */
    boolean runs() {
        return base instanceof Clock clock && clock.equals(Clock.systemUTC());
    }

    /**
     * Moves the clock on.
     *
     * @throws IllegalArgumentException if the time is negative: X's time does not go back
     */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + by);
        }
        offset = offset.plus(by);
    }
}
