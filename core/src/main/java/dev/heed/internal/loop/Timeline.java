package dev.heed.internal.loop;

import dev.heed.Check;
import dev.heed.IdRange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;

/** The ID space, cut into parts, each with the newest check of it. */
final class Timeline {
    /** By the start of each part, which reaches to the next one. */
    private final TreeMap<Long, Optional<Check>> parts = new TreeMap<>();

    Timeline(List<Check> checks) {
        parts.put(IdRange.ALL.after(), Optional.empty());
        checks.stream().sorted(Comparator.comparing(Check::at)).forEach(this::paint);
    }

    private void paint(Check check) {
        IdRange range = check.slice().range();
        if (!range.isOpen()) {
            parts.putIfAbsent(range.upTo(), parts.floorEntry(range.upTo()).getValue());
        }
        parts.subMap(range.after(), true, range.upTo(), false).clear();
        parts.put(range.after(), Optional.of(check));
    }

    NavigableSet<Long> starts() {
        return parts.navigableKeySet();
    }

    /** The newest check of a part. */
    Optional<Check> at(long start) {
        return parts.floorEntry(start).getValue();
    }

    /** How many IDs lie in a range, of those counted by part. A range of a check begins and ends with a part. */
    long within(IdRange range, Map<Long, Long> counts) {
        return parts.subMap(range.after(), true, range.upTo(), false).keySet().stream()
                .mapToLong(start -> counts.getOrDefault(start, 0L))
                .sum();
    }
}
