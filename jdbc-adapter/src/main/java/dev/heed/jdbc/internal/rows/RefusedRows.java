package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.Failures;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.Refused;
import java.util.function.LongSupplier;
import org.jooq.exception.DataAccessException;

/** Says what it means when a database does not change the rows of a table. */
final class RefusedRows {
    private RefusedRows() {}

    static long explaining(LiveTable table, LongSupplier change) {
        try {
            return change.getAsLong();
        } catch (DataAccessException e) {
            throw ForeignKeyRefusal.of(table, e)
                    .<RuntimeException>map(ForeignKeyRefusal::explain)
                    .orElseGet(() -> refusal(table, e));
        }
    }

    private static RuntimeException refusal(LiveTable table, DataAccessException e) {
        return Failures.isRefusal(e)
                ? Refused.by(e, reason -> "The database refuses to change rows of " + table.id() + ": " + reason)
                : e;
    }
}
