package dev.heed.jdbc.internal.rights;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Cut;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What must be allowed on a table; it must be read in any case.
 *
 * @param delete whether rows must be deleted
 * @param update the columns that must be updated
 */
record Need(LiveTable table, boolean delete, List<Column> update) {
    /** What a mapping needs, table by table. */
    static List<Need> of(Plan plan) {
        Map<LiveTable, Set<Column>> updates = new LinkedHashMap<>();
        for (Match match : plan.matches()) {
            Set<Column> columns = updates.computeIfAbsent(match.table(), key -> new LinkedHashSet<>());
            match.responses().stream()
                    .map(Response::effect)
                    .flatMap(Need::columns)
                    .forEach(columns::add);
        }
        plan.links().stream()
                .map(Link::child)
                .forEach(child -> updates.computeIfAbsent(child, key -> new LinkedHashSet<>()));
        plan.deleteOrder()
                .forEach(table -> updates.computeIfAbsent(table, key -> new LinkedHashSet<>())
                        .addAll(emptied(table)));
        List<Need> needs = new ArrayList<>();
        updates.forEach((table, columns) ->
                needs.add(new Need(table, plan.deleteOrder().contains(table), List.copyOf(columns))));
        return needs;
    }

    private static Stream<Column> columns(Effect effect) {
        if (effect instanceof Effect.Mark mark) {
            return Stream.of(mark.column());
        }
        return effect instanceof Effect.Clear clear
                ? Stream.concat(clear.columns().stream(), clear.cuts().stream().map(Cut::column))
                : Stream.of();
    }

    /** References within a table are emptied before rows of an account of millions go in pieces. */
    private static List<Column> emptied(LiveTable table) {
        return table.incoming().stream()
                .filter(key -> key.from().equals(table.id()))
                .flatMap(key -> key.columns().stream())
                .map(table::column)
                .filter(Column::nullable)
                .toList();
    }
}
