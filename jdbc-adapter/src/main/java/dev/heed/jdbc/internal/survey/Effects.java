package dev.heed.jdbc.internal.survey;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.JsonForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a first mapping does to the rows of a table: as little as X asks for. */
final class Effects {
    private final Surveyed table;

    Effects(Surveyed table) {
        this.table = table;
    }

    String delete(Guess guess) {
        if (guess.isOwn()) {
            return "row";
        }
        if (guess.pointer().isPresent()) {
            return rule(List.of(), Map.of(guess.column().name(), List.of(JsonSpots.QUOTED)));
        }
        List<Column> cleared = table.clearable()
                .filter(column -> tellsOfTheSame(column, guess))
                .toList();
        return cleared.contains(guess.column()) ? rule(cleared, quotes(guess)) : "keep";
    }

    private boolean tellsOfTheSame(Column column, Guess guess) {
        boolean telling =
                JsonForm.of(column).isPresent() || table.guess(column.name()).isPresent();
        return column.equals(guess.column())
                || (telling && ColumnWords.other(column.name()).equals(guess.other()));
    }

    private Map<String, List<String>> quotes(Guess guess) {
        return guess.other().filter(word -> word.startsWith("quote")).isPresent()
                ? members(List.of(JsonSpots.QUOTED))
                : Map.of();
    }

    /** Columns that seem to hold geo data and may be cleared, and how sure that is. */
    Map<Column, Integer> geo() {
        Map<Column, Integer> scores = new LinkedHashMap<>();
        table.clearable()
                .filter(column -> ColumnWords.geo(column.name()) > 0)
                .filter(column -> table.guess(column.name()).isEmpty())
                .forEach(column -> scores.put(column, ColumnWords.geo(column.name())));
        return scores;
    }

    /** Empty if nothing seems to hold geo data. */
    Optional<String> scrubGeo() {
        List<Column> columns = List.copyOf(geo().keySet());
        Map<String, List<String>> members = members(JsonSpots.GEO);
        return columns.isEmpty() && members.isEmpty() ? Optional.empty() : Optional.of(rule(columns, members));
    }

    /** Those of some members that the documents of the JSON columns have. */
    private Map<String, List<String>> members(List<String> pointers) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (Column column : table.table().columns()) {
            List<String> found = pointers.stream()
                    .filter(pointer -> table.sample().has(column, pointer))
                    .toList();
            if (!found.isEmpty()) {
                members.put(column.name(), found);
            }
        }
        return members;
    }

    private static String rule(List<Column> cleared, Map<String, List<String>> members) {
        List<String> parts = new ArrayList<>();
        if (!cleared.isEmpty()) {
            parts.add("clear: " + Yaml.list(cleared.stream().map(Column::name).toList()));
        }
        if (!members.isEmpty()) {
            parts.add(members.entrySet().stream()
                    .map(entry -> Yaml.name(entry.getKey()) + ": " + Yaml.list(entry.getValue()))
                    .collect(Collectors.joining(", ", "json: { ", " }")));
        }
        return "{ " + String.join(", ", parts) + " }";
    }
}
