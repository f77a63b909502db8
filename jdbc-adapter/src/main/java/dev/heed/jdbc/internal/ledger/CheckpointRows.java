package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.CHECKPOINT;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;

import dev.heed.JobKey;
import dev.heed.jdbc.internal.database.Tables;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The rows of {@code heed_checkpoint}: how far a result was applied. */
public final class CheckpointRows {
    private static final Field<Long> UP_TO = Tables.number("up_to");
    private static final Field<Long> BATCHES = Tables.number("batches");
    private static final Field<Long> REMAINING = Tables.number("remaining");

    private CheckpointRows() {}

    /**
     * How far a result was applied.
     *
     * @param upTo the last ID
     * @param batches in how many batches
     * @param remaining how many of its IDs still had rows when they were applied
     */
    public record Checkpoint(long upTo, long batches, long remaining) {
        private static final Checkpoint BEGINNING = new Checkpoint(0, 0, 0);
    }

    /** The beginning if nothing of the result was applied. */
    public static Checkpoint find(DSLContext sql, JobKey job, String remoteId) {
        return sql.select(UP_TO, BATCHES, REMAINING)
                .from(CHECKPOINT)
                .where(of(job, remoteId))
                .fetchOptional(row -> new Checkpoint(row.value1(), row.value2(), row.value3()))
                .orElse(Checkpoint.BEGINNING);
    }

    /** Replaces the one before. */
    public static void write(DSLContext sql, JobKey job, String remoteId, Checkpoint next) {
        int updated = sql.update(CHECKPOINT)
                .set(UP_TO, next.upTo())
                .set(BATCHES, next.batches())
                .set(REMAINING, next.remaining())
                .where(of(job, remoteId))
                .execute();
        if (updated == 0) {
            sql.insertInto(CHECKPOINT, JOB_ID, REMOTE_ID, UP_TO, BATCHES, REMAINING)
                    .values(job.id().toString(), remoteId, next.upTo(), next.batches(), next.remaining())
                    .execute();
        }
    }

    private static Condition of(JobKey job, String remoteId) {
        return JOB_ID.eq(job.id().toString()).and(REMOTE_ID.eq(remoteId));
    }
}
