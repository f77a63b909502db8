package dev.heed.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a command in order when its process is told to end, as by Ctrl-C or SIGTERM. */
final class StopSignal implements AutoCloseable {
    /** Kubernetes kills after 30 s. */
    private static final Duration GRACE = Duration.ofSeconds(25);

    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * From now on, the process does not end before this is closed, or before a while has passed.
     *
     * @param stop asks the command to end soon; not called if the process ends by itself
     */
    void on(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop), "heed-stop"));
    }

    private void end(Runnable stop) {
        if (closed.getCount() == 0) {
            return;
        }
        stop.run();
        try {
            closed.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
