package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.IDS;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.REFUSAL;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;

import dev.heed.JobKey;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.spi.Batch;
import dev.heed.spi.Refusals;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The rows of {@code heed_refusal}: how many IDs of a result the database did not let go, and the first of them. */
public final class RefusalRows {
    private static final Field<String> FIRST = Tables.text("first");

    private RefusalRows() {}

    /**
     * Counts one more.
     *
     * @param what what is known of it
     */
    public static void add(DSLContext sql, Batch batch, String what) {
        int updated = sql.update(REFUSAL)
                .set(IDS, IDS.plus(1))
                .where(of(batch.job(), batch.remoteId()))
                .execute();
        if (updated == 0) {
            sql.insertInto(REFUSAL, JOB_ID, REMOTE_ID, IDS, FIRST)
                    .values(batch.job().id().toString(), batch.remoteId(), 1L, what)
                    .execute();
        }
    }

    /** Empty if the database let everything go. */
    public static Optional<Refusals> find(DSLContext sql, JobKey job, String remoteId) {
        return sql.select(IDS, FIRST)
                .from(REFUSAL)
                .where(of(job, remoteId))
                .fetchOptional(row -> new Refusals(row.value1(), row.value2()));
    }

    private static Condition of(JobKey job, String remoteId) {
        return JOB_ID.eq(job.id().toString()).and(REMOTE_ID.eq(remoteId));
    }
}
