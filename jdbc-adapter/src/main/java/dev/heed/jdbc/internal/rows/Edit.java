package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.spi.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** What happens to a row. */
sealed interface Edit {
    /** How the ledger calls it. */
    Change change();

    /** How many rows there are, and how many it still changes, so that a repetition changes nothing. */
    List<Hit> count(Search search, Selection rows);

    /** How many rows it still changes, counted no further than that. */
    int count(Search search, LiveTable table, Condition which, int most);

    /** Changes the rows that a condition finds; returns how many. */
    long apply(Search search, LiveTable table, Condition which);

    /** Changes at most so many of them; returns how many. */
    long apply(Search search, LiveTable table, Condition which, int most);

    /** What one statement does. */
    sealed interface InSql extends Edit {
        /** Which rows it still changes. */
        Condition pending(LiveTable table);

        /** The statement that does it. */
        Query statement(DSLContext sql, LiveTable table, Condition which);

        @Override
        default List<Hit> count(Search search, Selection rows) {
            int columns = rows.columns().size();
            return rows.byId(search.sql()
                            .select(rows.columns())
                            .select(
                                    DSL.count(),
                                    countOf(rows.table(), rows.scope().free()),
                                    countOf(rows.table(), rows.scope().held()))
                            .from(rows.table().sql())
                            .where(rows.which()))
                    .fetch(row -> new Hit(
                            rows.id(row),
                            row.get(columns, Long.class),
                            row.get(columns + 1, Long.class),
                            row.get(columns + 2, Long.class)));
        }

        @Override
        default int count(Search search, LiveTable table, Condition which, int most) {
            return table.count(search.sql(), which.and(pending(table)), most);
        }

        private Field<Integer> countOf(LiveTable table, Condition condition) {
            return DSL.count(DSL.when(pending(table).and(condition), DSL.inline(1)));
        }

        @Override
        default long apply(Search search, LiveTable table, Condition which) {
            return statement(search.sql(), table, which.and(pending(table))).execute();
        }

        @Override
        default long apply(Search search, LiveTable table, Condition which, int most) {
            return new Handful(search, table, which.and(pending(table)), most)
                    .change(some -> statement(search.sql(), table, some));
        }
    }

    /** The row goes. */
    record Delete() implements InSql {
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
    record Clear(List<Column> columns) implements InSql {
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
    record Mark(Column column, MarkValue value) implements InSql {
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

    /** Knows of the marks that other matches put on the same rows. */
    sealed interface Sharing extends Edit {
        SharedMarks marks();

        /**
         * Remembers or forgets for which IDs rows are marked that it leaves as they are; returns whether that changed
         * anything.
         */
        boolean share(DSLContext sql, Condition which);
    }

    /** The same as a mark, where it or another match restores it. */
    sealed interface SharedMark extends InSql, Sharing {
        Mark mark();

        @Override
        default Change change() {
            return mark().change();
        }

        @Override
        default Condition pending(LiveTable table) {
            return mark().pending(table);
        }

        @Override
        default Query statement(DSLContext sql, LiveTable table, Condition which) {
            return mark().statement(sql, table, which);
        }
    }

    /** Another match restores it: it stays. */
    record LastingMark(Mark mark, SharedMarks marks) implements SharedMark {
        @Override
        public boolean share(DSLContext sql, Condition which) {
            return marks.takeOver(sql, which);
        }
    }

    /** Heed remembers that it was its own doing, so that it can be undone. */
    record RestorableMark(Mark mark, SharedMarks marks) implements SharedMark {
        @Override
        public long apply(Search search, LiveTable table, Condition which) {
            long rows = 0;
            OwnMarks own = marks.own();
            for (List<Key> keys : OwnMarks.portions(own.lock(search.sql(), which.and(pending(table))))) {
                rows += statement(search.sql(), table, own.are(keys)).execute();
                own.remember(search.sql(), own.read(search.sql(), keys));
            }
            return rows;
        }

        @Override
        public boolean share(DSLContext sql, Condition which) {
            return marks.join(sql, which);
        }

        @Override
        public long apply(Search search, LiveTable table, Condition which, int most) {
            return apply(search, table, new Handful(search, table, which.and(pending(table)), most).byKey());
        }
    }

    /** A mark goes that Heed had put there. */
    record Unmark(SharedMarks marks) implements Sharing {
        @Override
        public Change change() {
            return Change.UNMARKED;
        }

        @Override
        public List<Hit> count(Search search, Selection rows) {
            return new MarkTaking(search.sql(), marks).count(rows);
        }

        @Override
        public int count(Search search, LiveTable table, Condition which, int most) {
            return new MarkTaking(search.sql(), marks).some(which, most).size();
        }

        @Override
        public long apply(Search search, LiveTable table, Condition which) {
            return new MarkTaking(search.sql(), marks).take(which, Integer.MAX_VALUE);
        }

        @Override
        public long apply(Search search, LiveTable table, Condition which, int most) {
            return new MarkTaking(search.sql(), marks).take(which, most);
        }

        @Override
        public boolean share(DSLContext sql, Condition which) {
            return marks.leave(sql, which);
        }
    }

    /** Nothing happens; only whether there are rows matters. */
    record Keep() implements InSql {
        @Override
        public Change change() {
            throw new IllegalStateException("Nothing is changed");
        }

        @Override
        public Condition pending(LiveTable table) {
            return DSL.falseCondition();
        }

        @Override
        public int count(Search search, LiveTable table, Condition which, int most) {
            return 0;
        }

        @Override
        public long apply(Search search, LiveTable table, Condition which, int most) {
            return 0;
        }

        @Override
        public Query statement(DSLContext sql, LiveTable table, Condition which) {
            throw new IllegalStateException("Nothing is changed");
        }
    }

    /** JSON documents lose members, and columns their values: row by row, as no two databases change JSON alike. */
    record Cut(List<Column> columns, List<Plan.Cut> cuts) implements Edit {
        @Override
        public Change change() {
            return Change.CLEARED;
        }

        @Override
        public List<Hit> count(Search search, Selection rows) {
            return rows(search, rows.table()).count(rows);
        }

        @Override
        public int count(Search search, LiveTable table, Condition which, int most) {
            return rows(search, table).count(which, most);
        }

        @Override
        public long apply(Search search, LiveTable table, Condition which) {
            return rows(search, table).change(which, Integer.MAX_VALUE);
        }

        @Override
        public long apply(Search search, LiveTable table, Condition which, int most) {
            return rows(search, table).change(which, most);
        }

        private JsonRows rows(Search search, LiveTable table) {
            return new JsonRows(search, JsonEdit.of(table, columns, cuts));
        }
    }
}
