package dev.heed.internal.loop;

import dev.heed.internal.step.StoppedException;
import dev.heed.spi.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits on the thread that asks. */
public final class SystemWaiter implements Waiter {
    private final InstantSource clock;
    private boolean woken;

    /** @param clock tells when the time has come */
    public SystemWaiter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void until(Instant when) {
        try {
            Duration left = Duration.between(clock.instant(), when);
            while (!woken && left.compareTo(Duration.ZERO) > 0) {
                // Rounded up: a wait of 0 ms would last for ever.
                wait(left.toMillis() + 1);
                left = Duration.between(clock.instant(), when);
            }
            woken = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    @Override
    public synchronized void wake() {
        woken = true;
        notifyAll();
    }
}
