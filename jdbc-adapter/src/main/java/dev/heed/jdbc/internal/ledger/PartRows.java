package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.CHANGE;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.PART;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;
import static dev.heed.jdbc.internal.database.Tables.ROWS;
import static dev.heed.jdbc.internal.database.Tables.TABLE_NAME;

import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.spi.Batch;
import dev.heed.spi.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The rows of {@code heed_part}: what was done so far for an ID that takes several transactions. */
public final class PartRows {
    private static final Field<Long> ID = Tables.number("id");

    private PartRows() {}

    /** Adds rows to what earlier transactions have done for the ID. */
    public static void add(DSLContext sql, Batch batch, long id, Map<Deed.Kind, Long> done) {
        done.forEach((kind, rows) -> {
            int updated = sql.update(PART)
                    .set(ROWS, ROWS.plus(rows))
                    .where(
                            of(batch, id),
                            TABLE_NAME.eq(kind.table()),
                            CHANGE.eq(kind.change().name()))
                    .execute();
            if (updated == 0) {
                sql.insertInto(PART, JOB_ID, REMOTE_ID, ID, TABLE_NAME, CHANGE, ROWS)
                        .values(
                                batch.job().id().toString(),
                                batch.remoteId(),
                                id,
                                kind.table(),
                                kind.change().name(),
                                rows)
                        .execute();
            }
        });
    }

    /** Reads what was done, and forgets it: it belongs into the ledger now. */
    public static Map<Deed.Kind, Long> take(DSLContext sql, Batch batch, long id) {
        Map<Deed.Kind, Long> done = new LinkedHashMap<>();
        sql.select(TABLE_NAME, CHANGE, ROWS)
                .from(PART)
                .where(of(batch, id))
                .orderBy(TABLE_NAME, CHANGE)
                .forEach(row -> done.put(new Deed.Kind(row.value1(), Change.valueOf(row.value2())), row.value3()));
        if (!done.isEmpty()) {
            sql.deleteFrom(PART).where(of(batch, id)).execute();
        }
        return done;
    }

    private static Condition of(Batch batch, long id) {
        return JOB_ID.eq(batch.job().id().toString())
                .and(REMOTE_ID.eq(batch.remoteId()).and(ID.eq(id)));
    }
}
