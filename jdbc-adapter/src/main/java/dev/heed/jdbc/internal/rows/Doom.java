package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.mapping.Cause;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** A way by which rows are deleted, and for which notices. */
record Doom(RowPath path, Cause cause) {
    /** Whether a batch lets a row of the path's table stay, one of some. */
    Condition spares(Search search, BatchIds batch, Condition among) {
        long[] ids = batch.of(cause);
        if (ids.length == 0) {
            return DSL.noCondition();
        }
        Condition outside = path.whereabouts(search, ids).outside(search, among);
        return path.scope().isWhole() ? outside : outside.or(path.scope().free().not());
    }
}
