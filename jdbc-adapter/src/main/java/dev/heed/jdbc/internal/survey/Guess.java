package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column that seems to hold IDs of X.
 *
 * @param pointer where the ID is inside a JSON column
 * @param other the word by which it tells of another Post or user than the row's own, such as quoted
 * @param score how sure it is, from 0 to 100
 * @param reasons why, in words
 */
record Guess(
        Column column,
        Optional<String> pointer,
        JobType holds,
        Optional<String> other,
        int score,
        List<String> reasons) {
    /** What a person need only confirm; the rest is commented out. */
    private static final int ENOUGH = 50;

    boolean isEnough() {
        return score >= ENOUGH;
    }

    /** Whether the row goes with the Post or user. */
    boolean isOwn() {
        return other.isEmpty();
    }

    /** The same, rated anew. */
    Guess rated(JobType kind, int points, String reason) {
        List<String> all = Stream.concat(reasons.stream(), Stream.of(reason)).toList();
        return new Guess(column, pointer, kind, other, Math.max(0, Math.min(100, points)), all);
    }

    /** The same, commented out for a reason. */
    Guess refused(String reason) {
        return rated(holds, Math.min(score, ENOUGH - 1), reason);
    }
}
