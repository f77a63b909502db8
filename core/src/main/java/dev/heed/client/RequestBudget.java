package dev.heed.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps to X's limit of {@link #LIMIT} requests in {@link #WINDOW} and endpoint. It never waits: a request over the limit
 * is refused with the time when it will be possible. Thread-safe.
 *
 * <p>X opens a window with the first request in it; fixed periods would let 300 requests into one of X's windows.
 */
public interface RequestBudget {
    /** X's limit for an app and endpoint in one window. */
    int LIMIT = 150;

    /** X's window, and some seconds for a first request that was long under way. */
    Duration WINDOW = Duration.ofMinutes(15).plusSeconds(5);

    /**
     * Takes one request.
     *
     * @return empty if it may be sent; otherwise when requests are possible again
     */
    Optional<Instant> take(Endpoint endpoint);

    /** Takes over what X says: no request to this endpoint before then. */
    void exhaust(Endpoint endpoint, Instant until);

    /** A budget of this process alone, for a client that is used without an engine. */
    static RequestBudget local(InstantSource clock) {
        return new RequestBudget() {
            private final Map<Endpoint, Window> windows = new EnumMap<>(Endpoint.class);

            record Window(int left, Instant end) {}

            @Override
            public synchronized Optional<Instant> take(Endpoint endpoint) {
                Instant now = clock.instant();
                Window window = windows.get(endpoint);
                if (window == null || !now.isBefore(window.end)) {
                    window = new Window(LIMIT, now.plus(WINDOW));
                }
                if (window.left == 0) {
                    return Optional.of(window.end);
                }
                windows.put(endpoint, new Window(window.left - 1, window.end));
                return Optional.empty();
            }

            @Override
            public synchronized void exhaust(Endpoint endpoint, Instant until) {
                windows.put(endpoint, new Window(0, until));
            }
        };
    }
}
