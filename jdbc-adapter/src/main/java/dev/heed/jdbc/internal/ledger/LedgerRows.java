package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.ACTION;
import static dev.heed.jdbc.internal.database.Tables.BATCH;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.LEDGER;
import static dev.heed.jdbc.internal.database.Tables.OUTCOME;
import static dev.heed.jdbc.internal.database.Tables.REASON;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;
import static dev.heed.jdbc.internal.database.Tables.ROWS;
import static dev.heed.jdbc.internal.database.Tables.TYPE;

import dev.heed.Notice;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.spi.Batch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The rows of {@code heed_ledger}: what X said about an ID and what was done. */
public final class LedgerRows {
    private static final List<Field<?>> COLUMNS = List.of(
            JOB_ID,
            REMOTE_ID,
            TYPE,
            Tables.number("id"),
            ACTION,
            REASON,
            Tables.text("x_created_at"),
            Tables.text("x_redacted_at"),
            OUTCOME,
            ROWS,
            Tables.text("changes"),
            Tables.instant("applied_at"),
            BATCH);

    private LedgerRows() {}

    public static void insert(DSLContext sql, Batch batch, long number, Instant at, Collection<Deed> deeds) {
        @Nullable
        Object[][] rows =
                deeds.stream().map(deed -> row(batch, number, at, deed)).toArray(Object[][]::new);
        sql.batch(sql.insertInto(LEDGER, COLUMNS).values(new Object[COLUMNS.size()]))
                .bind(rows)
                .execute();
    }

    private static @Nullable Object[] row(Batch batch, long number, Instant at, Deed deed) {
        Notice notice = deed.notice();
        return new @Nullable Object[] {
            batch.job().id().toString(),
            batch.remoteId(),
            batch.job().type().name(),
            notice.id(),
            notice.action().name(),
            notice.reason(),
            notice.createdAt(),
            notice.redactedAt(),
            deed.outcome().name(),
            deed.rows(),
            deed.summary(),
            at,
            number
        };
    }
}
