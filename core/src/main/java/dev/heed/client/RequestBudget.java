package dev.heed.client;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/**
 * Keeps to X's limit of 150 requests per 15 minutes and endpoint. It never waits: a request over the limit is refused
 * with the time when it will be possible.
 *
 * <p>X opens a window with the first request in it, so a window here begins with its first request, too, and lasts a
 * little longer than X's; fixed periods would let 300 requests into one of X's windows. Thread-safe.
 */
public final class RequestBudget {
    /** X's limit for an endpoint in one window. */
    public static final int LIMIT = 150;

    /** X's window, and some seconds for a first request that was long under way. */
    static final Duration WINDOW = Duration.ofMinutes(15).plusSeconds(5);

    private final InstantSource clock;
    private final Map<Endpoint, Window> windows = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Long> used = new EnumMap<>(Endpoint.class);

    /** @param clock tells when a window is over */
    public RequestBudget(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Takes one request from the budget.
     *
     * @throws XException.RateLimited if none is left
     */
    synchronized void take(Endpoint endpoint) {
        Window window = windowOf(endpoint);
        if (!window.limiter.acquirePermission()) {
            throw new XException.RateLimited(endpoint, window.end);
        }
        used.merge(endpoint, 1L, Long::sum);
    }

    /** Takes over what X says: no request to this endpoint before {@code resetAt}. */
    synchronized void exhaust(Endpoint endpoint, Instant resetAt) {
        Window window = new Window(limiter(endpoint), resetAt);
        window.limiter.drainPermissions();
        windows.put(endpoint, window);
    }

    /** How many requests were sent through this budget since it was made. */
    public synchronized long used(Endpoint endpoint) {
        return used.getOrDefault(endpoint, 0L);
    }

    private Window windowOf(Endpoint endpoint) {
        Instant now = clock.instant();
        Window window = windows.get(endpoint);
        if (window == null || !now.isBefore(window.end)) {
            window = new Window(limiter(endpoint), now.plus(WINDOW));
            windows.put(endpoint, window);
        }
        return window;
    }

    private static RateLimiter limiter(Endpoint endpoint) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(LIMIT)
                // A window is replaced when our clock says so; the limiter must never refill by its own.
                .limitRefreshPeriod(Duration.ofDays(365))
                .timeoutDuration(Duration.ZERO)
                .build();
        return RateLimiter.of(endpoint.name(), config);
    }

    private record Window(RateLimiter limiter, Instant end) {}
}
