package dev.heed.internal.loop;

import java.time.Duration;

/** How long to wait after so many failures in a row: doubling from 2 s to 5 min, a fifth of it by chance. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double SPREAD = 0.2;
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /**
     * @param failures from 1
     * @param chance from 0 to 1
     */
    static Duration after(int failures, double chance) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        Duration base = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return base.minusMillis((long) (base.toMillis() * SPREAD * chance));
    }
}
