package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step down: from rows of a table, and all rows below them where its rows form trees, to the rows that refer to them.
 *
 * @param link which rows those are
 * @param siblings every child link that leads down from the same table; empty if only the rows themselves are meant, and
 *     not the trees below them
 */
record Hop(Link link, List<Link> siblings) {

    /** Whether all rows are meant that are below the first ones in the same table, however deep. */
    boolean descends() {
        return trees().contains(link);
    }

    /** The links by which rows of the upper table refer to each other. */
    List<Link> trees() {
        return siblings.stream().filter(Link::isTree).toList();
    }

    /** What must be known of the rows of the upper table in order to go on from there. */
    List<Column> columns() {
        Stream<Column> referred =
                Stream.concat(Stream.of(link), siblings.stream()).flatMap(each -> each.references().stream());
        Stream<Column> referring = trees().stream().flatMap(each -> each.columns().stream());
        return Stream.concat(referred, referring).distinct().toList();
    }
}
