package dev.heed;

import java.util.List;
import java.util.Locale;

/**
 * Values in an ID column that cannot be an ID, and so were not sent to X, or that can but hardly are the one that was
 * meant.
 *
 * @param table the table as the mapping names it
 * @param column the column
 * @param reason what is wrong with them
 * @param count how many rows have such a value
 * @param samples a few of the values, shortened; empty for {@link Reason#NULL}
 */
public record SkippedIds(String table, String column, Reason reason, long count, List<String> samples) {

    /** Copies the samples. */
    public SkippedIds {
        samples = List.copyOf(samples);
    }

    /**
     * What is wrong with a value. X's IDs are positive 64-bit numbers, written as digits without a leading zero; those
     * since 4 November 2010 carry the time at which they were given.
     */
    public enum Reason {
        /** SQL null. */
        NULL,
        /** Empty or only spaces. */
        BLANK,
        /** Zero or negative. */
        NOT_POSITIVE,
        /** Holds something other than digits. */
        NOT_DIGITS,
        /** Digits, but with a leading zero, a fraction, or beyond 64 bits. */
        NOT_CANONICAL,
        /** Ends in zeros in a column where far more IDs do than by chance, or was kept as a number that rounds. */
        ROUNDED,
        /** Of the first days in which IDs carried a time, in a column where most are; rather a time itself. */
        TOO_EARLY,
        /** Carries a time that has not come yet. */
        FUTURE;

        /** Whether X is asked about such values all the same. */
        public boolean isSent() {
            return this == ROUNDED || this == TOO_EARLY || this == FUTURE;
        }

        /** For people, such as "not digits". */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
