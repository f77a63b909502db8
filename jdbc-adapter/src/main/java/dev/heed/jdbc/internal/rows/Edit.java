package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.spi.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** What happens to a row, in SQL. */
sealed interface Edit {
    /** How the ledger calls it. */
    Change change();

    /** Which rows it still changes, so that a repetition changes nothing. */
    Condition pending(LiveTable table);

    /** The statement that does it. */
    Query statement(DSLContext sql, LiveTable table, Condition which);

    /** The row goes. */
    record Delete() implements Edit {
        @Override
        public Change change() {
            return Change.DELETED;
        }

        @Override
        public Condition pending(LiveTable table) {
            return DSL.noCondition();
        }

        @Override
        public Query statement(DSLContext sql, LiveTable table, Condition which) {
            return sql.deleteFrom(table.sql()).where(which);
        }
    }

    /** Columns lose their values. */
    record Clear(List<Column> columns) implements Edit {
        @Override
        public Change change() {
            return Change.CLEARED;
        }

        @Override
        public Condition pending(LiveTable table) {
            return DSL.or(columns.stream()
                    .map(column -> table.sql(column).isNotNull())
                    .toList());
        }

        @Override
        public Query statement(DSLContext sql, LiveTable table, Condition which) {
            Map<Field<?>, Field<?>> nulls = columns.stream()
                    .distinct()
                    .collect(Collectors.toMap(table::sql, column -> DSL.inline((Object) null)));
            return sql.update(table.sql()).set(nulls).where(which);
        }
    }

    /** A column tells that the row is deleted. */
    record Mark(Column column, MarkValue value) implements Edit {
        @Override
        public Change change() {
            return Change.MARKED;
        }

        @Override
        public Condition pending(LiveTable table) {
            return value.isMissing(table, column);
        }

        @Override
        public Query statement(DSLContext sql, LiveTable table, Condition which) {
            return sql.update(table.sql()).set(value.set(table, column)).where(which);
        }
    }

    /** Nothing happens; only whether there are rows matters. */
    record Keep() implements Edit {
        @Override
        public Change change() {
            throw new IllegalStateException("Nothing is changed");
        }

        @Override
        public Condition pending(LiveTable table) {
            return DSL.falseCondition();
        }

        @Override
        public Query statement(DSLContext sql, LiveTable table, Condition which) {
            throw new IllegalStateException("Nothing is changed");
        }
    }
}
