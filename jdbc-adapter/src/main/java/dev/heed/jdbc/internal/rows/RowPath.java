package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A way from an ID to rows: those that hold it in a matched column or, by hops, those that refer to such rows.
 *
 * @param root the matched column
 * @param hops from the matched table down; empty for the rows of that table itself
 */
record RowPath(Match root, List<Hop> hops) {
    /** The table whose rows are meant. */
    LiveTable table() {
        return hops.isEmpty() ? root.table() : last().child();
    }

    /** Which of its rows count. */
    Scope scope() {
        return hops.isEmpty() ? root.scope() : last().scope();
    }

    /** That table as the mapping names it. */
    String label() {
        return hops.isEmpty() ? root.label().table() : last().label();
    }

    /** Whether it leads to rows below others of the same table. */
    boolean descends() {
        return !hops.isEmpty() && lastHop().descends();
    }

    RowPath longer(Hop hop) {
        List<Hop> longer = new ArrayList<>(hops);
        longer.add(hop);
        return new RowPath(root, List.copyOf(longer));
    }

    private Hop lastHop() {
        return hops.get(hops.size() - 1);
    }

    private Link last() {
        return lastHop().link();
    }

    /** Which rows of the table belong to some IDs. */
    Whereabouts whereabouts(Search search, long[] ids) {
        if (hops.isEmpty()) {
            return ofRoot(search.binds(), ids);
        }
        RowPath above = new RowPath(root, hops.subList(0, hops.size() - 1));
        Keys keys = search.keys(above, lastHop(), ids);
        return descends() ? ofTree(search.binds(), keys) : search.below(last(), keys.of(last().references()));
    }

    /** Whether a row of the table belongs to one of few IDs, without anything being looked up before; for flat ways. */
    Condition belongs(IdBinds binds, long[] ids) {
        if (hops.isEmpty()) {
            return binds.in(root, ids);
        }
        RowPath above = new RowPath(root, hops.subList(0, hops.size() - 1));
        Condition which = above.belongs(binds, ids).and(above.scope().free());
        List<Field<Object>> columns = fields(table(), last().columns());
        List<Field<Object>> references = fields(above.table(), last().references());
        if (columns.size() == 1) {
            return single(columns.get(0), keys(above, references, which));
        }
        Condition row = DSL.row(columns).in(keys(above, references, which));
        return binds.findsRows() ? row : row.and(single(columns.get(0), keys(above, references.subList(0, 1), which)));
    }

    private static Select<Record> keys(RowPath above, List<Field<Object>> references, Condition which) {
        return DSL.select(references).from(above.table().sql()).where(which);
    }

    private static Condition single(Field<Object> column, Select<Record> keys) {
        return DSL.condition("{0} in ({1})", column, keys);
    }

    private static List<Field<Object>> fields(LiveTable table, List<Column> columns) {
        return columns.stream().map(table::sql).toList();
    }

    /** Whether no rows on the way form a tree. */
    boolean isFlat() {
        return hops.stream().allMatch(hop -> hop.trees().isEmpty());
    }

    private Whereabouts ofRoot(IdBinds binds, long[] ids) {
        List<Condition> portions = binds.portions(ids).stream()
                .map(portion -> binds.in(root, portion))
                .toList();
        return new Whereabouts(root.table(), List.of(root.field()), portions, new Matched(binds, root, ids));
    }

    /** Rows of a tree are told by their own keys, so that they are found when their references are empty. */
    private Whereabouts ofTree(IdBinds binds, Keys keys) {
        Map<Key, Long> roots = keys.of(last().references());
        List<Field<Object>> columns =
                last().references().stream().map(table()::sql).toList();
        List<Condition> portions = new ArrayList<>();
        keys.layers().forEach(layer -> portions.addAll(binds.in(columns, layer)));
        return new Whereabouts(table(), columns, portions, new Referring(binds, columns, roots));
    }
}
