package dev.heed.jdbc;

import dev.heed.Notice;
import java.util.List;
import java.util.Map;

/**
 * As many notices as fit into a transaction, and what their steps will meet.
 *
 * @param notices at least one
 * @param hits by step; rows that two steps would delete are counted for both
 */
record Measurement(List<Notice> notices, Map<Step, List<Hit>> hits) {
    List<Hit> of(Step step) {
        return hits.getOrDefault(step, List.of());
    }
}
