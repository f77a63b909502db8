package dev.heed.jdbc.internal.survey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What some rows of a table show. */
final class Sample {
    private final Instant now;
    private final Map<Column, Values> columns = new HashMap<>();
    private final Map<Column, Map<String, Values>> documents = new HashMap<>();
    private final Map<Column, Set<String>> members = new HashMap<>();

    Sample(Instant now) {
        this.now = now;
    }

    /** @param row the values that are not null, as texts */
    void add(Map<Column, String> row) {
        Map<String, Instant> moments = new LinkedHashMap<>();
        row.forEach((column, text) -> Moments.parse(text).ifPresent(moment -> moments.put(column.name(), moment)));
        row.forEach((column, text) -> {
            values(column).add(text, moments);
            JsonSpots.parse(text).ifPresent(document -> add(column, document, moments));
        });
    }

    private void add(Column column, JsonNode document, Map<String, Instant> moments) {
        Map<String, Values> values = documents.computeIfAbsent(column, key -> new HashMap<>());
        JsonSpots.IDS.forEach(spot -> {
            JsonNode node = document.at(spot.pointer());
            if (node.isValueNode() && !node.isNull()) {
                values.computeIfAbsent(spot.pointer(), key -> new Values(now)).add(node.asText(), moments);
            }
        });
        Stream.concat(JsonSpots.GEO.stream(), Stream.of(JsonSpots.QUOTED))
                .filter(pointer -> !document.at(pointer).isMissingNode())
                .forEach(pointer ->
                        members.computeIfAbsent(column, key -> new HashSet<>()).add(pointer));
    }

    Values values(Column column) {
        return columns.computeIfAbsent(column, key -> new Values(now));
    }

    /** Values inside the documents of a column, by where they are. */
    Map<String, Values> inside(Column column) {
        return documents.getOrDefault(column, Map.of());
    }

    /** Whether documents of a column have this member. */
    boolean has(Column column, String pointer) {
        return members.getOrDefault(column, Set.of()).contains(pointer);
    }
}
