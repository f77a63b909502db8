package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.RowId;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Some of the rows that meet a condition: told by their keys or, in a table without any, by where they lie. */
final class Handful {
    private static final Set<SQLDialect> KNOW_PLACES = Set.of(SQLDialect.POSTGRES, SQLDialect.H2, SQLDialect.SQLITE);

    private Handful() {}

    /** A condition that at most so many of the rows meet. MySQL cannot tell rows without a key apart: all of them do there. */
    static Condition of(Search search, LiveTable table, Condition which, int most) {
        if (!table.primaryKey().isEmpty()) {
            return byKey(search, table, which, most);
        }
        return KNOW_PLACES.contains(search.sql().family()) ? byPlace(table, which, most) : which;
    }

    /** The keys travel through here, as MySQL has no limit in a subquery. */
    private static Condition byKey(Search search, LiveTable table, Condition which, int most) {
        DSLContext sql = search.sql();
        List<Field<Object>> columns =
                table.primaryKey().stream().map(table::column).map(table::sql).toList();
        List<Key> keys = sql.select(columns)
                .from(table.sql())
                .where(which)
                .limit(most)
                .fetch(row -> Key.of(row, 0, columns.size()));
        return which.and(DSL.or(search.binds().portions(columns, keys).stream()
                .map(Portion::inside)
                .toList()));
    }

    /** Partitions number their places each for itself, so the condition stays beside the places. */
    private static Condition byPlace(LiveTable table, Condition which, int most) {
        Field<RowId> place = table.sql().rowid();
        return which.and(
                place.in(DSL.select(place).from(table.sql()).where(which).limit(most)));
    }
}
