package dev.heed;

import java.util.List;

/**
 * Values in an ID column that cannot be an ID, and so were not sent to X.
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

    /** Why a value cannot be an ID. X's IDs are positive 64-bit numbers, written as digits without a leading zero. */
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
        NOT_CANONICAL
    }
}
