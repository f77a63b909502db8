package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Query;

/**
 * Empties a reference from rows that are about to go to other rows of the same table. Without it the database would
 * refuse to delete a row before another one of the batch that refers to it.
 */
record Unlink(Doom doom, Column column) {
    /** Finds the rows by their references, before any is emptied. */
    void look(Search search, BatchIds batch) {
        doom.path().whereabouts(search, batch.of(doom.cause()));
    }

    /** Empties the reference of all rows. */
    void run(Search search, BatchIds batch) {
        doom.path()
                .whereabouts(search, batch.of(doom.cause()))
                .portions()
                .forEach(which -> statement(search, which.and(full())).execute());
    }

    private Query statement(Search search, Condition which) {
        return search.sql().update(table().sql()).setNull(table().sql(column)).where(which);
    }

    LiveTable table() {
        return doom.path().table();
    }

    private Condition full() {
        return doom.path().scope().free().and(table().sql(column).isNotNull());
    }

    /** Columns that refer to the same table and may be emptied without losing sight of a row; one is enough for a key. */
    static List<Column> columns(Plan plan, LiveTable table) {
        return table.incoming().stream()
                .filter(key -> key.from().equals(table.id()))
                .flatMap(key -> key.columns().stream()
                        .map(table::column)
                        .filter(column -> column.nullable() && !leadsToRows(plan, table, column))
                        .limit(1))
                .distinct()
                .toList();
    }

    private static boolean leadsToRows(Plan plan, LiveTable table, Column column) {
        boolean matched = plan.matches().stream()
                .anyMatch(match ->
                        match.table().id().equals(table.id()) && match.column().equals(column) && match.deletesRows());
        return matched || plan.links().stream().anyMatch(link -> needs(link, table, column));
    }

    /** The rows of a tree are known before their references are emptied, see {@link #look}. */
    private static boolean needs(Link link, LiveTable table, Column column) {
        boolean refers = !link.isTree()
                && link.child().id().equals(table.id())
                && link.columns().contains(column);
        boolean isReferredTo =
                link.parent().id().equals(table.id()) && link.references().contains(column);
        return refers || isReferredTo;
    }
}
