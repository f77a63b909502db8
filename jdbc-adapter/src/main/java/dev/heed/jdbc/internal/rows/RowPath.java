package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A way from an ID to rows: those that hold it in a matched column or, through links, those that refer to such rows.
 *
 * @param root the matched column
 * @param links from the matched table down; empty for the rows of that table itself
 */
record RowPath(Match root, List<Link> links) {
    private static final String ROOT = "heed_root";
    private static final String KEY = "heed_key";

    /** The table whose rows are meant. */
    LiveTable table() {
        return links.isEmpty() ? root.table() : last().child();
    }

    /** That table as the mapping names it. */
    String label() {
        return links.isEmpty() ? root.label().table() : last().label();
    }

    private Link last() {
        return links.get(links.size() - 1);
    }

    private RowPath parent() {
        return new RowPath(root, links.subList(0, links.size() - 1));
    }

    /**
     * Which rows of the table belong to one of the IDs: conditions of which each makes a good statement. The rows on the
     * way are looked up first, since some servers work a subquery of a DELETE out anew for each row.
     */
    List<Condition> where(DSLContext sql, IdBinds binds, long[] ids) {
        if (links.isEmpty()) {
            return binds.portions(ids).stream()
                    .map(portion -> binds.in(root, portion))
                    .toList();
        }
        return binds.in(childColumn(), parent().values(sql, last().references(), binds, ids));
    }

    private List<Object> values(DSLContext sql, Column column, IdBinds binds, long[] ids) {
        Field<Object> value = table().sql(column);
        Set<Object> values = new LinkedHashSet<>();
        for (Condition which : where(sql, binds, ids)) {
            values.addAll(sql.selectDistinct(value)
                    .from(table().sql())
                    .where(which.and(value.isNotNull()))
                    .fetch(value));
        }
        return List.copyOf(values);
    }

    /** Whether a row of the table belongs to one of the IDs, in one condition. */
    private Condition belongs(IdBinds binds, long[] ids) {
        if (links.isEmpty()) {
            return binds.in(root, ids);
        }
        Select<? extends Record> keys = DSL.select(last().parent().sql(last().references()))
                .from(last().parent().sql())
                .where(parent().belongs(binds, ids));
        return DSL.condition("{0} in ({1})", childColumn(), keys);
    }

    /** Whether a row of the table belongs to none of the IDs; true also where the column is null. */
    Condition outside(IdBinds binds, long[] ids) {
        if (links.isEmpty()) {
            return root.field().isNull().or(binds.in(root, ids).not());
        }
        return DSL.notExists(DSL.selectOne()
                .from(last().parent().sql())
                .where(last().parent().sql(last().references()).eq(childColumn()))
                .and(parent().belongs(binds, ids)));
    }

    /**
     * Counts rows by ID: all of them, and those of them that are pending.
     *
     * @param among which of the rows count at all
     */
    Select<Record3<Object, Integer, Integer>> counts(Condition pending, Condition among, IdBinds binds, long[] ids) {
        if (links.isEmpty()) {
            Field<Object> id = root.field();
            return DSL.select(id, DSL.count(), countOf(pending))
                    .from(root.table().sql())
                    .where(binds.in(root, ids))
                    .and(among)
                    .groupBy(id);
        }
        Table<Record2<Object, Object>> keys =
                parent().keys(last().references(), binds, ids).asTable("heed_keys");
        Field<Object> id = keyed(keys, ROOT);
        return DSL.select(id, DSL.count(), countOf(pending))
                .from(table().sql())
                .join(keys)
                .on(childColumn().eq(keyed(keys, KEY)))
                .where(among)
                .groupBy(id);
    }

    /** What rows of the table hold in a column, each value once, with the ID that leads there. */
    private Select<Record2<Object, Object>> keys(Column column, IdBinds binds, long[] ids) {
        Field<Object> key = table().sql(column).as(KEY);
        if (links.isEmpty()) {
            return DSL.select(DSL.min(root.field()).as(ROOT), key)
                    .from(root.table().sql())
                    .where(binds.in(root, ids))
                    .groupBy(table().sql(column));
        }
        Table<Record2<Object, Object>> above =
                parent().keys(last().references(), binds, ids).asTable("heed_keys" + links.size());
        return DSL.select(DSL.min(keyed(above, ROOT)).as(ROOT), key)
                .from(table().sql())
                .join(above)
                .on(childColumn().eq(keyed(above, KEY)))
                .groupBy(table().sql(column));
    }

    private Field<Object> childColumn() {
        return last().child().sql(last().column());
    }

    private static Field<Object> keyed(Table<?> keys, String column) {
        return DSL.field(DSL.name(keys.getName(), column), Object.class);
    }

    private static Field<Integer> countOf(Condition condition) {
        return DSL.count(DSL.when(condition, DSL.inline(1)));
    }
}
