package dev.heed.jdbc.internal.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts by X's words, as a column keeps them: {@code deleted=12;suspended=3}. */
final class Reckoning {
    private Reckoning() {}

    static String write(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";"));
    }

    static Map<String, Long> read(String text) {
        Map<String, Long> counts = new TreeMap<>();
        if (!text.isEmpty()) {
            for (String part : text.split(";", -1)) {
                int equals = part.indexOf('=');
                counts.put(part.substring(0, equals), Long.valueOf(part.substring(equals + 1)));
            }
        }
        return counts;
    }
}
