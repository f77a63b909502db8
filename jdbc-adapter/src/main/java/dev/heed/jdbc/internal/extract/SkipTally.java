package dev.heed.jdbc.internal.extract;

import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the values of a column that are no IDs, with a few samples. */
final class SkipTally {
    private static final int SAMPLES = 5;
    private static final int SAMPLE_LENGTH = 40;

    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private final Map<Reason, List<String>> samples = new EnumMap<>(Reason.class);

    void add(Reason reason, String value) {
        add(reason, 1);
        List<String> some = samples.computeIfAbsent(reason, key -> new ArrayList<>());
        if (some.size() < SAMPLES) {
            some.add(value.substring(0, Math.min(SAMPLE_LENGTH, value.length())));
        }
    }

    void add(Reason reason, long count) {
        if (count > 0) {
            counts.merge(reason, count, Long::sum);
        }
    }

    List<SkippedIds> of(Match match) {
        return counts.entrySet().stream()
                .map(entry -> new SkippedIds(
                        match.label().table(),
                        match.label().column(),
                        entry.getKey(),
                        entry.getValue(),
                        samples.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }
}
