package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.mapping.IdForm;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
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

    /** Counts what this step finds for some IDs of a batch. */
    List<Hit> measure(DSLContext sql, IdBinds binds, BatchIds portion, BatchIds batch) {
        List<Hit> hits = new ArrayList<>();
        Condition spared = spared(binds, batch);
        for (long[] ids : binds.portions(portion.of(action))) {
            sql.fetch(path.counts(edit.pending(table()), spared, binds, ids))
                    .forEach(row -> hits.add(new Hit(IdForm.id(row.value1()), row.value2(), row.value3())));
        }
        return hits;
    }

    /** Changes the rows of a batch; returns how many. */
    long run(DSLContext sql, IdBinds binds, BatchIds batch) {
        Condition which = edit.pending(table()).and(spared(binds, batch));
        long rows = 0;
        for (Condition portion : path.where(sql, binds, batch.of(action))) {
            rows += edit.statement(sql, table(), portion.and(which)).execute();
        }
        return rows;
    }

    private Condition spared(IdBinds binds, BatchIds batch) {
        long[] deleted = batch.of(Action.DELETE);
        if (deleted.length == 0) {
            return DSL.noCondition();
        }
        return DSL.and(doomed.stream().map(way -> way.outside(binds, deleted)).toList());
    }
}
