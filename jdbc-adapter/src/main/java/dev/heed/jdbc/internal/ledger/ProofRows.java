package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.DEVIATION;
import static dev.heed.jdbc.internal.database.Tables.IDS;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.PROOF;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;
import static dev.heed.jdbc.internal.database.Tables.RUN_ID;
import static dev.heed.jdbc.internal.database.Tables.TABLE_NAME;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import dev.heed.JobKey;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The rows of {@code heed_proof} and {@code heed_deviation}: what the rows themselves said of a result. */
public final class ProofRows {
    private static final Field<Long> LEFT = Tables.number("left_rows");
    private static final Field<Long> BESIDE = Tables.number("beside_rows");

    private ProofRows() {}

    /** Records what is left of a result, instead of what was before, and closes the transaction with a batch of the ledger. */
    public static void replace(DSLContext sql, JobKey job, String remoteId, Proof found, Instant at) {
        sql.update(DEVIATION).set(LEFT, 0L).where(of(job, remoteId)).execute();
        found.deviations().forEach(each -> add(sql, job, remoteId, each));
        sql.deleteFrom(PROOF).where(of(job, remoteId)).execute();
        sql.insertInto(PROOF, RUN_ID, JOB_ID, REMOTE_ID, IDS)
                .values(job.run().toString(), job.id().toString(), remoteId, found.ids())
                .execute();
        ChainRows.prove(sql, text(job, remoteId, of(sql, of(job, remoteId))), at);
    }

    private static String text(JobKey job, String remoteId, Proof proof) {
        StringBuilder text = new StringBuilder()
                .append("job=")
                .append(job.id())
                .append(";remote_id=")
                .append(remoteId)
                .append(";ids=")
                .append(proof.ids());
        for (Deviation each : proof.deviations()) {
            add(text, each.table(), "left", each.left());
            add(text, each.table(), "beside", each.beside());
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String table, String what, long rows) {
        if (rows > 0) {
            text.append(';').append(table).append(':').append(what).append('=').append(rows);
        }
    }

    /** Adds to what is known of a table. */
    public static void add(DSLContext sql, JobKey job, String remoteId, Deviation more) {
        int updated = sql.update(DEVIATION)
                .set(LEFT, LEFT.plus(more.left()))
                .set(BESIDE, BESIDE.plus(more.beside()))
                .where(of(job, remoteId), TABLE_NAME.eq(more.table()))
                .execute();
        if (updated == 0) {
            sql.insertInto(DEVIATION, RUN_ID, JOB_ID, REMOTE_ID, TABLE_NAME, LEFT, BESIDE)
                    .values(
                            job.run().toString(),
                            job.id().toString(),
                            remoteId,
                            more.table(),
                            more.left(),
                            more.beside())
                    .execute();
        }
    }

    /** Everything that was proved of a run until now. */
    public static Proof of(DSLContext sql, UUID run) {
        return of(sql, RUN_ID.eq(run.toString()));
    }

    private static Proof of(DSLContext sql, Condition which) {
        List<Deviation> deviations = sql.select(TABLE_NAME, sum(LEFT), sum(BESIDE))
                .from(DEVIATION)
                .where(which)
                .groupBy(TABLE_NAME)
                .orderBy(TABLE_NAME)
                .fetch(row -> new Deviation(
                        row.value1(),
                        row.value2().longValueExact(),
                        row.value3().longValueExact()));
        long ids = sql.select(coalesce(sum(IDS), BigDecimal.ZERO))
                .from(PROOF)
                .where(which)
                .fetchSingle()
                .value1()
                .longValueExact();
        return new Proof(
                ids,
                deviations.stream()
                        .filter(each -> each.left() > 0 || each.beside() > 0)
                        .toList());
    }

    private static Condition of(JobKey job, String remoteId) {
        return RUN_ID.eq(job.run().toString())
                .and(JOB_ID.eq(job.id().toString()))
                .and(REMOTE_ID.eq(remoteId));
    }
}
