package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.mapping.Cause;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A way by which rows are deleted, and for which notices. */
record Doom(RowPath path, Cause cause) {
    /** Whether a batch lets a row of the path's table stay, one of some. */
    Condition spares(Search search, BatchIds batch, Condition among) {
        long[] ids = batch.of(cause);
        if (ids.length == 0) {
            return DSL.noCondition();
        }
        return spares(path.whereabouts(search, ids).outside(search, among));
    }

    /** The same by a flat way, without anything being looked up before. */
    Condition spares(Search search, BatchIds batch) {
        long[] ids = batch.of(cause);
        if (ids.length == 0) {
            return DSL.noCondition();
        }
        Field<Integer> inside =
                DSL.when(path.belongs(search.binds(), ids), DSL.inline(1)).otherwise(DSL.inline(0));
        return spares(inside.eq(DSL.inline(0)));
    }

    private Condition spares(Condition outside) {
        return path.scope().isWhole() ? outside : outside.or(path.scope().free().not());
    }
}
