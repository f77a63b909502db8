package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
     * @param scope the rows that count
     * @param responses what happens to them, and when
     */
    public record Match(Label label, Scope scope, IdColumn ids, JobType holds, List<Response> responses) {
        public LiveTable table() {
            return scope.table();
        }

        public Column column() {
            return ids.column();
        }

        public IdForm form() {
            return ids.form();
        }

        /** The column in SQL. */
        public Field<Object> field() {
            return ids.pointer()
                    .map(pointer -> JsonIds.at(
                            table().sql(column()), JsonForm.of(column()).orElseThrow(), pointer))
                    .orElseGet(() -> table().sql(column(), form().type()));
        }

        /** Whether rows go for at least one reason. */
        public boolean deletesRows() {
            return responses.stream().anyMatch(Response::deletesRows);
        }

        /** What happens for an action; several where its reasons differ. */
        public Stream<Response> responses(Action action) {
            return responses.stream().filter(response -> response.cause().action() == action);
        }
    }

    /** A column as the mapping names it. */
    public record Label(String table, String column) {}

    /**
     * How a column holds IDs.
     *
     * @param pointer where the ID is inside a JSON column
     */
    public record IdColumn(Column column, IdForm form, Optional<String> pointer) {}

    /** What happens to a row, and when. */
    public record Response(Cause cause, Effect effect) {
        /** Whether the row goes. */
        public boolean deletesRows() {
            return effect instanceof Effect.DeleteRow;
        }
    }

    /**
     * Rows of a child go when the row of the parent goes that they refer to.
     *
     * @param references the columns that are referred to
     * @param label the child as the mapping names it
     * @param scope the rows of the child that count
     * @param columns the columns that refer to them, in the same order
     */
    public record Link(LiveTable parent, List<Column> references, String label, Scope scope, List<Column> columns) {
        public LiveTable child() {
            return scope.table();
        }

        /** Whether rows refer to rows of their own table. */
        public boolean isTree() {
            return parent.id().equals(child().id());
        }

        /** Whether a column that holds IDs is the one by which rows are children of another table's. */
        boolean ties(Match match) {
            return !isTree() && child().id().equals(match.table().id()) && columns.contains(match.column());
        }

        /** Whether every row that a foreign key ties to a row of the parent is a child of that row. */
        public boolean covers(ForeignKey key) {
            return child().id().equals(key.from())
                    && IntStream.range(0, columns.size()).allMatch(i -> key.leads(columns.get(i), references.get(i)));
        }
    }

    /** What a mark writes. */
    public enum MarkWith {
        /** The time, or true. */
        NOW,
        /** X's reason. */
        REASON
    }

    /** What happens to a row. */
    public sealed interface Effect {
        /** It goes, and its children before it. */
        record DeleteRow() implements Effect {}

        /** Nothing. */
        record Keep() implements Effect {}

        /**
         * A column tells that it is deleted.
         *
         * @param restore whether the mark goes again when X no longer names the ID
         */
        record Mark(Column column, MarkWith value, boolean restore) implements Effect {}

        /** Columns are set to null, and JSON columns lose members. */
        record Clear(List<Column> columns, List<Cut> cuts) implements Effect {}
    }

    /**
     * Members that a JSON column loses.
     *
     * @param pointers JSON Pointers (RFC 6901)
     */
    public record Cut(Column column, List<String> pointers) {}
}
