package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.LiveTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * One kind of statement of a batch: what happens to the rows that a path leads to.
 *
 * @param path the rows
 * @param action for which IDs
 * @param edit what happens to the rows
 * @param doomed ways by which the same batch deletes rows of this table; those are another step's
 */
record Step(RowPath path, Action action, Edit edit, List<RowPath> doomed) {

    LiveTable table() {
        return path.table();
    }

    /** Whether the ID is gone from where its rows were found, once the step is done. What hangs below them holds other IDs. */
    boolean takesId() {
        return !path.hops().isEmpty()
                || edit instanceof Edit.Delete
                || (edit instanceof Edit.Clear clear
                        && clear.columns().contains(path.root().column()));
    }

    /** Counts what this step finds for some IDs of a batch. */
    List<Hit> measure(Search search, BatchIds portion, BatchIds batch) {
        if (portion.of(action).length == 0) {
            return List.of();
        }
        Whereabouts rows = path.whereabouts(search, portion.of(action));
        Condition spared = spared(search, batch);
        Map<Long, Hit> hits = new HashMap<>();
        for (Condition where : rows.portions()) {
            for (Record row : search.sql().fetch(counts(rows, where.and(spared)))) {
                Hit hit = hit(rows, row);
                hits.merge(hit.id(), hit, Hit::plus);
            }
        }
        return List.copyOf(hits.values());
    }

    private Select<Record> counts(Whereabouts rows, Condition which) {
        return DSL.select(rows.columns())
                .select(DSL.count(), DSL.count(DSL.when(edit.pending(table()), DSL.inline(1))))
                .from(table().sql())
                .where(which)
                .groupBy(rows.columns());
    }

    private static Hit hit(Whereabouts rows, Record row) {
        int columns = rows.columns().size();
        long id = rows.root().applyAsLong(Key.of(row, 0, columns));
        return new Hit(id, row.get(columns, Long.class), row.get(columns + 1, Long.class));
    }

    /** Changes the rows of a batch; returns how many. */
    long run(Search search, BatchIds batch) {
        if (batch.of(action).length == 0) {
            return 0;
        }
        Condition which = edit.pending(table()).and(spared(search, batch));
        long rows = 0;
        for (Condition portion : path.whereabouts(search, batch.of(action)).portions()) {
            rows += edit.statement(search.sql(), table(), portion.and(which)).execute();
        }
        return rows;
    }

    private Condition spared(Search search, BatchIds batch) {
        long[] deleted = batch.of(Action.DELETE);
        if (deleted.length == 0) {
            return DSL.noCondition();
        }
        return DSL.and(doomed.stream()
                .map(way -> way.whereabouts(search, deleted).outside())
                .toList());
    }
}
