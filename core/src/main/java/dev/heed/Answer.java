package dev.heed;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What X's results for a slice hold, counted.
 *
 * @param reasons how many IDs X named, by its word for why, in alphabetical order
 * @param held how many result lines were held back because Heed may not act on them
 */
public record Answer(Map<String, Long> reasons, long held) {
    /** The results are not here. */
    public static final Answer NONE = new Answer(Map.of(), 0);

    /** Copies the map. */
    public Answer {
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /** How many IDs X named. */
    public long reported() {
        return reasons.values().stream().mapToLong(Long::longValue).sum();
    }
}
