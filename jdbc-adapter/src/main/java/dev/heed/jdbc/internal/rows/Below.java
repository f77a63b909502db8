package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Scope;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table from which rows go, and what must go or let go before them.
 *
 * @param scope which of its rows count
 * @param label the table as the mapping names it
 * @param links rows that go with them
 * @param references rows that stay, and lose what refers to them
 * @param loose columns by which its rows refer to each other, and that may be emptied before these go
 */
record Below(Scope scope, String label, List<Link> links, List<Reference> references, List<Column> loose) {

    LiveTable table() {
        return scope.table();
    }

    /** Whether its rows can go as they are found. */
    boolean isLeaf() {
        return links.isEmpty() && references.isEmpty();
    }

    /** The links by which its rows refer to each other. */
    List<Link> trees() {
        return links.stream().filter(Link::isTree).toList();
    }

    /** What must be known of a row. */
    List<Column> columns() {
        Stream<Column> referred = Stream.concat(
                        links.stream().map(Link::references),
                        references.stream().map(each -> each.link().references()))
                .flatMap(List::stream);
        Stream<Column> referring = trees().stream().flatMap(each -> each.columns().stream());
        return Stream.of(primaryKey().stream(), referred, referring)
                .flatMap(columns -> columns)
                .distinct()
                .toList();
    }

    /** What tells a row from others. Rows of trees are referred to by what is unique. */
    List<Column> identity() {
        if (!primaryKey().isEmpty()) {
            return primaryKey();
        }
        return trees().isEmpty() ? columns() : trees().get(0).references();
    }

    /** Whether no two rows are the same by that. */
    boolean isExact() {
        return !primaryKey().isEmpty() || !trees().isEmpty();
    }

    /** Where some columns are among those that are known of a row. */
    List<Integer> places(List<Column> some) {
        List<Column> known = columns();
        return some.stream().map(known::indexOf).toList();
    }

    private List<Column> primaryKey() {
        return table().primaryKey().stream().map(table()::column).toList();
    }
}
