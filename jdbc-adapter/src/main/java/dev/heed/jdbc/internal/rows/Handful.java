package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.RowId;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;

/**
 * Some of the rows that meet a condition: told by their keys or, in a table without any, by where they lie.
 *
 * @param most no more than so many of them
 */
record Handful(Search search, LiveTable table, Condition which, int most) {
    private static final Set<SQLDialect> KNOW_PLACES = Set.of(SQLDialect.POSTGRES, SQLDialect.H2, SQLDialect.SQLITE);

    /** Runs a statement on them; returns how many it changed. */
    long change(Function<Condition, Query> statement) {
        if (hasKey()) {
            return changeByKey(keys(), some -> statement.apply(which.and(some)));
        }
        if (KNOW_PLACES.contains(search.sql().family())) {
            return statement.apply(byPlace()).execute();
        }
        // MySQL cannot tell such rows apart, but stop at so many of them.
        return search.sql()
                .query("{0} limit {1}", statement.apply(which), DSL.inline(most))
                .execute();
    }

    /**
     * The same with the right to update them: nobody else changes them meanwhile, so that their keys say it all. To look for
     * many values in each row again takes long.
     */
    long changeLocked(Function<Condition, Query> statement) {
        return hasKey() ? changeByKey(Locked.rows(search.sql(), keys()), statement) : change(statement);
    }

    private long changeByKey(ResultQuery<Record> keys, Function<Condition, Query> statement) {
        List<Condition> found = find(keys);
        return found.isEmpty() ? 0 : statement.apply(DSL.or(found)).execute();
    }

    private boolean hasKey() {
        return !table.primaryKey().isEmpty();
    }

    /** What finds them by their primary key. The keys travel through here, as MySQL has no limit in a subquery. */
    Condition byKey() {
        return which.and(DSL.or(find(keys())));
    }

    private SelectForUpdateStep<Record> keys() {
        return search.sql().select(keyColumns()).from(table.sql()).where(which).limit(most);
    }

    private List<Condition> find(ResultQuery<Record> keys) {
        List<Field<Object>> columns = keyColumns();
        return search.binds().in(columns, keys.fetch(row -> Key.of(row, 0, columns.size())));
    }

    private List<Field<Object>> keyColumns() {
        return table.primaryKey().stream().map(table::column).map(table::sql).toList();
    }

    /** Partitions number their places each for itself, so the condition stays beside the places. */
    private Condition byPlace() {
        Field<RowId> place = table.sql().rowid();
        return which.and(
                place.in(DSL.select(place).from(table.sql()).where(which).limit(most)));
    }
}
