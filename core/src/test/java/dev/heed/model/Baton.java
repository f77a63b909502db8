package dev.heed.model;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets one of several threads go on at a time: who holds it runs, all others wait. */
final class Baton {
    /** A request to the mock takes milliseconds; whoever needs longer than this is stuck. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(100);

    private @Nullable Object holder;

    synchronized void pass(Object to) {
        holder = to;
        notifyAll();
    }

    /** Waits until it is passed to {@code me}. */
    synchronized void await(Object me) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (holder != me) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new IllegalStateException("The baton did not come back; " + holder + " has it.");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                throw new IllegalStateException("Interrupted while another engine ran", e);
            }
        }
    }
}
