package dev.heed;

import java.time.Duration;
import java.util.Set;

/**
 * For which reasons X must say so twice before a row is touched. X's word on an account may change within hours: whoever
 * asked again has seen a large part of what was gone come back.
 *
 * @param reasons X's words, such as {@code suspended}; empty means that X's word is taken at once
 * @param after how long after the first answer X is asked again; X's policy gives 24 hours in all
 */
public record Confirmation(Set<String> reasons, Duration after) {
    /** X's word is taken at once. */
    public static final Confirmation NONE = new Confirmation(Set.of(), Duration.ZERO);

    /** @throws IllegalArgumentException if the time is negative or a reason is not one that can be taken back */
    public Confirmation {
        reasons = Set.copyOf(reasons);
        if (after.isNegative() || !Reasons.REVERSIBLE.containsAll(reasons)) {
            throw new IllegalArgumentException("Only " + Reasons.REVERSIBLE
                    + " can be taken back and asked again, after a time that is not negative; not " + reasons
                    + " after " + after);
        }
    }

    /** Confirmation of everything that can be taken back, an hour later. */
    public static Confirmation ofReversible() {
        return new Confirmation(Reasons.REVERSIBLE, Duration.ofHours(1));
    }
}
