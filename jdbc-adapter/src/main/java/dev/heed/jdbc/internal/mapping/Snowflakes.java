package dev.heed.jdbc.internal.mapping;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a number tells that may be an ID of X. */
public final class Snowflakes {
    private static final Instant EPOCH = Instant.ofEpochMilli(1_288_834_974_657L);

    /** The bits below the time: which machine gave the ID, and its how many-th in that millisecond. */
    private static final int BITS_BELOW = 22;

    /** Numbers of milliseconds or microseconds since 1970 would seem to be IDs of these days. */
    private static final Duration FIRST_DAYS = Duration.ofDays(10);

    /** From here on IDs carry a time; the smaller ones were counted up. */
    private static final long FIRST = 29_700_859_247L;

    /** The oldest account that is left; the first Post is 20. */
    private static final long SMALLEST = 12;

    private Snowflakes() {}

    /** When an ID was given, if it tells; empty for a number that is none. */
    public static Optional<Instant> time(long id, Instant now) {
        Instant time = EPOCH.plusMillis(id >> BITS_BELOW);
        boolean plausible = time.isAfter(EPOCH.plus(FIRST_DAYS)) && !time.isAfter(now);
        return plausible ? Optional.of(time) : Optional.empty();
    }

    /** Whether a number may be an ID from before November 2010. */
    public static boolean isSequential(long id) {
        return id >= SMALLEST && id < FIRST;
    }

    /** Whether an ID is of the first ten days in which IDs carried a time, or rather a time itself. */
    public static boolean isOfFirstDays(long id) {
        return id >= FIRST && id >> BITS_BELOW <= FIRST_DAYS.toMillis();
    }

    /** Whether an ID was given after a moment. */
    public static boolean isAfter(long id, Instant moment) {
        return id >= FIRST && id >> BITS_BELOW > moment.toEpochMilli() - EPOCH.toEpochMilli();
    }
}
