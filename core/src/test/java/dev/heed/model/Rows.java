package dev.heed.model;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.memory.MemoryTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the databases should hold, after what the host did and what engines did rightly. */
final class Rows {
    private final Map<Key, Row> rows = new TreeMap<>();

    /** Which row. */
    record Key(String target, JobType type, long id) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return target + " " + type.wireName() + " " + id;
        }
    }

    /** How it should be: there, with geo data, and since which step. */
    record Row(boolean there, boolean geo, int since) {}

    void inserted(String target, JobType type, long id, int step) {
        rows.put(new Key(target, type, id), new Row(true, true, step));
    }

    void deleted(String target, JobType type, long id) {
        rows.computeIfPresent(new Key(target, type, id), (key, row) -> new Row(false, false, row.since));
    }

    void treated(String target, JobType type, long id, Action action) {
        if (action == Action.DELETE) {
            deleted(target, type, id);
        } else {
            rows.computeIfPresent(new Key(target, type, id), (key, row) -> new Row(row.there, false, row.since));
        }
    }

    /** The rows of a target that were deleted. */
    List<Key> gone(String target) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().target.equals(target) && !entry.getValue().there)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A row that is not as it should be. */
    Optional<Key> firstTouched(Map<String, MemoryTarget> targets) {
        return rows.entrySet().stream()
                .filter(entry -> !isAsExpected(targets, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isAsExpected(Map<String, MemoryTarget> targets, Key key, Row row) {
        MemoryTarget target = targets.get(key.target);
        return target != null
                && target.holds(key.type, key.id) == row.there
                && target.holdsGeo(key.type, key.id) == row.geo;
    }

    /** The rows of a type that have been there since before a step. */
    Stream<Map.Entry<Key, Row>> thereSinceBefore(int step, JobType type) {
        return rows.entrySet().stream()
                .filter(entry -> entry.getKey().type == type)
                .filter(entry -> entry.getValue().there && entry.getValue().since <= step);
    }
}
