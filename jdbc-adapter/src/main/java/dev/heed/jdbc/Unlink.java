package dev.heed.jdbc;

import dev.heed.Action;
import dev.heed.jdbc.LiveTable.Column;
import org.jooq.DSLContext;

/**
 * Empties a reference from rows that are about to go to other rows of the same table. Without it the database would
 * refuse to delete a row before another one of the batch that refers to it.
 */
record Unlink(RowPath path, Column column) {
    void run(DSLContext sql, IdBinds binds, BatchIds batch) {
        LiveTable table = path.table();
        for (long[] ids : binds.portions(batch.of(Action.DELETE))) {
            sql.update(table.sql())
                    .setNull(table.sql(column))
                    .where(path.where(binds, ids))
                    .and(table.sql(column).isNotNull())
                    .execute();
        }
    }
}
