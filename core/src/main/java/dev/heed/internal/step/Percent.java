package dev.heed.internal.step;

import java.math.BigDecimal;

/** Writes shares for people. */
final class Percent {
    private Percent() {}

    /** A share as somebody has set it: {@code 0.1 %} for 0.001. */
    static String of(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
