package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Whether an UPDATE counts the rows that it has found. The drivers of MySQL and MariaDB can be told to count only those
 * that it has made others; a row that was so before would then look as if it were gone.
 */
final class FoundRows {
    private static final Field<Integer> RANK = Tables.small("installed_rank");

    /** A note on a migration that is always there, and that nobody else locks. */
    private static final int FIRST = 1;

    private FoundRows() {}

    static boolean areCounted(DSLContext sql) {
        return sql.update(DSL.table(DSL.name(Migrations.HISTORY)))
                        .set(RANK, RANK)
                        .where(RANK.eq(FIRST))
                        .execute()
                == 1;
    }

    static HeedException refusal(String place) {
        return new HeedException(
                "The connections to " + place + " count only the rows that an UPDATE has made others, so"
                        + " Heed cannot tell whether it has met every row. Take useAffectedRows=true out of the JDBC URL, or out"
                        + " of the properties of the data source.");
    }
}
