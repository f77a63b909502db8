package dev.heed.mock.internal.jobs;

import dev.heed.mock.internal.wire.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** 150 requests in 15 minutes to one endpoint, from the first request on. Thread-safe. */
public final class RateWindow {
    /** Requests in a window. */
    public static final int LIMIT = 150;

    private static final Duration LENGTH = Duration.ofMinutes(15);

    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private int used;

    /** A window that is not open yet. */
    public RateWindow(InstantSource clock) {
        this.clock = clock;
    }

    /** What a request finds: whether it is let through, and what the headers say. */
    public record State(boolean allowed, int remaining, Instant end) {
        /** Puts the headers on an answer. */
        public Answer on(Answer answer) {
            return answer.with("x-rate-limit-limit", Integer.toString(LIMIT))
                    .with("x-rate-limit-remaining", Integer.toString(remaining))
                    .with("x-rate-limit-reset", Long.toString(end.getEpochSecond()));
        }
    }

    /** Counts a request. */
    public synchronized State take() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            // The header tells whole seconds; a client that waits for them must find the window open.
            end = now.truncatedTo(ChronoUnit.SECONDS).plus(LENGTH);
            used = 0;
        }
        if (used == LIMIT) {
            return new State(false, 0, end);
        }
        used++;
        return new State(true, LIMIT - used, end);
    }

    /** How many requests are left. */
    public synchronized int remaining() {
        return clock.instant().isBefore(end) ? LIMIT - used : LIMIT;
    }

    /** When the open window ends; empty if none is open. */
    public synchronized Optional<Instant> reset() {
        return clock.instant().isBefore(end) ? Optional.of(end) : Optional.empty();
    }
}
