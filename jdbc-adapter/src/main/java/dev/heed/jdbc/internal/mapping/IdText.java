package dev.heed.jdbc.internal.mapping;

import dev.heed.SkippedIds.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Tells which values are IDs: 1 to {@link Long#MAX_VALUE}, written in the only way X writes them. */
public final class IdText {
    static final int MAX_DIGITS = 19;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private IdText() {}

    /** What keeps a text from being an ID; empty if it is one. */
    public static Optional<Reason> fault(String text) {
        if (text.isBlank()) {
            return Optional.of(Reason.BLANK);
        }
        if (!hasOnlyDigits(text)) {
            boolean negative = text.charAt(0) == '-' && text.length() > 1 && hasOnlyDigits(text.substring(1));
            return Optional.of(negative ? Reason.NOT_POSITIVE : Reason.NOT_DIGITS);
        }
        if (text.equals("0")) {
            return Optional.of(Reason.NOT_POSITIVE);
        }
        boolean canonical = text.charAt(0) != '0' && text.length() <= MAX_DIGITS && fits(text);
        return canonical ? Optional.empty() : Optional.of(Reason.NOT_CANONICAL);
    }

    /** What keeps a number from being an ID; empty if it is one. */
    public static Optional<Reason> fault(BigDecimal number) {
        if (number.signum() <= 0) {
            return Optional.of(Reason.NOT_POSITIVE);
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole && number.compareTo(LARGEST) <= 0 ? Optional.empty() : Optional.of(Reason.NOT_CANONICAL);
    }

    private static boolean hasOnlyDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean fits(String digits) {
        return digits.length() < MAX_DIGITS || new BigInteger(digits).bitLength() < Long.SIZE;
    }
}
