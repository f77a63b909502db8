package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Empties a reference from rows that are about to go to other rows of the same table. Without it the database would
 * refuse to delete a row before another one of the batch that refers to it.
 */
record Unlink(RowPath path, Column column) {
    void run(DSLContext sql, IdBinds binds, BatchIds batch) {
        LiveTable table = path.table();
        for (Condition which : path.where(sql, binds, batch.of(Action.DELETE))) {
            sql.update(table.sql())
                    .setNull(table.sql(column))
                    .where(which)
                    .and(table.sql(column).isNotNull())
                    .execute();
        }
    }
}
