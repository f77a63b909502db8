package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.mapping.Scope;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectHavingStep;

/**
 * Some rows of a table.
 *
 * @param rows where they are
 * @param scope which of them may be changed
 * @param which a condition that finds them, held back or not
 */
record Selection(Whereabouts rows, Scope scope, Condition which) {
    LiveTable table() {
        return scope.table();
    }

    /** What tells the ID of a row. */
    List<Field<Object>> columns() {
        return rows.columns();
    }

    /** Groups a query by what tells the ID; there is but one group where nothing does. */
    <R extends Record> SelectHavingStep<R> byId(SelectConditionStep<R> query) {
        return columns().isEmpty() ? query : query.groupBy(columns());
    }

    /** The ID of a row of which these columns were read first. */
    long id(Record row) {
        return rows.members().root(Key.of(row, 0, rows.columns().size()));
    }
}
