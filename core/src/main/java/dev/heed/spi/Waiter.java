package dev.heed.spi;

import java.time.Instant;

/** Lets time pass for the engine. A test's waiter moves its clock on instead. */
public interface Waiter {
    /** Returns at that time by the engine's clock, or earlier if it was woken. */
    void until(Instant when);

    /** Wakes whoever waits now, and the next to wait if nobody does. May be called from any thread. */
    void wake();
}
