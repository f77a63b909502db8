package dev.heed.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts requests to X for all engines that share a home, across restarts. X opens a window with the first request in it,
 * and so does this. Each call is one transaction. Thread-safe.
 */
public interface Budget {
    /**
     * How much may be asked.
     *
     * @param requests so many
     * @param length in so long a time
     */
    record Window(int requests, Duration length) {}

    /**
     * Takes one request out of the window that is open, or opens a new one with it.
     *
     * @param name what is counted: an app and an endpoint
     * @param window how much may be asked
     * @param now what time it is
     * @return empty if the request may be sent; otherwise when the window ends
     */
    Optional<Instant> take(String name, Window window, Instant now);

    /** Lets no request through before then: X has said so, whatever was counted. */
    void close(String name, Instant until);
}
