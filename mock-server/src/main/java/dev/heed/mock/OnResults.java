package dev.heed.mock;

import java.util.List;

/** Something about the results of the job that a request creates or belongs to, from then on. */
non-sealed interface OnResults extends Effect {
    /** The verdict as the results tell it. */
    default Verdict on(Verdict verdict) {
        return verdict;
    }

    /** How the results write times. */
    default DateForm dates(DateForm usual) {
        return usual;
    }

    /**
     * A line as the results have it, without its line feed.
     *
     * @param number from 1
     */
    default String line(long number, String line) {
        return line;
    }

    /** Lines that nothing in the upload asked for. */
    default List<String> more() {
        return List.of();
    }
}
