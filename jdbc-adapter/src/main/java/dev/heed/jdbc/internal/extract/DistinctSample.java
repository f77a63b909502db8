package dev.heed.jdbc.internal.extract;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;

/** An even sample of the distinct values among any number of repeated ones, in bounded memory. */
final class DistinctSample {
    private static final int MOST = 8_192;
    private static final long ODD_BITS = 0x9E3779B97F4A7C15L;

    private final Set<Long> values = new HashSet<>();

    /** A value is in the sample if its hash begins with so many zeros. */
    private int zeros;

    void add(long value) {
        if (isIn(value) && values.add(value)) {
            while (values.size() > MOST) {
                zeros++;
                values.removeIf(kept -> !isIn(kept));
            }
        }
    }

    private boolean isIn(long value) {
        long mixed = value * ODD_BITS;
        return Long.numberOfLeadingZeros((mixed ^ (mixed >>> 32)) * ODD_BITS) >= zeros;
    }

    int size() {
        return values.size();
    }

    long count(LongPredicate which) {
        return values.stream().filter(which::test).count();
    }
}
