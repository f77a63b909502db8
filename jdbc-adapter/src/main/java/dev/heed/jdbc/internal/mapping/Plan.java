package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Field;

/**
 * A mapping that fits a database: its names are those that the database stores.
 *
 * @param matches every column that holds IDs
 * @param links every table whose rows go with rows of another
 * @param deleteOrder the tables from which rows go, those that point at others first
 * @param fingerprint another one as soon as the mapping is
 */
public record Plan(List<Match> matches, List<Link> links, List<LiveTable> deleteOrder, String fingerprint) {

    /**
     * A column that holds IDs.
     *
     * @param label the column as the mapping names it
     * @param effects what happens to its rows
     */
    public record Match(
            Label label, LiveTable table, Column column, IdForm form, JobType holds, Map<Action, Effect> effects) {
        public Effect effect(Action action) {
            return effects.getOrDefault(action, new Effect.Keep());
        }

        /** The column in SQL. */
        public Field<Object> field() {
            return table.sql(column, form.type());
        }

        public boolean deletesRows() {
            return effect(Action.DELETE) instanceof Effect.DeleteRow;
        }
    }

    /** A column as the mapping names it. */
    public record Label(String table, String column) {}

    /**
     * Rows of a child go when the row of the parent goes that they refer to.
     *
     * @param references the columns that are referred to
     * @param label the child as the mapping names it
     * @param columns the columns that refer to them, in the same order
     */
    public record Link(LiveTable parent, List<Column> references, String label, LiveTable child, List<Column> columns) {
        /** Whether rows refer to rows of their own table. */
        public boolean isTree() {
            return parent.id().equals(child.id());
        }

        /** Whether every row that a foreign key ties to a row of the parent is a child of that row. */
        boolean covers(ForeignKey key) {
            return child.id().equals(key.from())
                    && IntStream.range(0, columns.size()).allMatch(i -> key.leads(columns.get(i), references.get(i)));
        }
    }

    /** What happens to a row. */
    public sealed interface Effect {
        /** It goes, and its children before it. */
        record DeleteRow() implements Effect {}

        /** Nothing. */
        record Keep() implements Effect {}

        /** A column is set to now, or to true. */
        record Mark(Column column) implements Effect {}

        /** Columns are set to null. */
        record Clear(List<Column> columns) implements Effect {}
    }
}
