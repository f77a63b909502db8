package dev.heed.jdbc.internal.store;

import static dev.heed.jdbc.internal.database.Tables.FENCE;
import static dev.heed.jdbc.internal.database.Tables.JOB;
import static dev.heed.jdbc.internal.database.Tables.LEASE;
import static dev.heed.jdbc.internal.database.Tables.RUN;
import static dev.heed.jdbc.internal.database.Tables.RUN_ID;
import static dev.heed.jdbc.internal.database.Tables.TYPE;

import dev.heed.Approval;
import dev.heed.Check;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The rows of {@code heed_run}. */
final class RunRows {
    private static final Field<Long> SEQ = Tables.number("seq");
    private static final Field<String> ID = Tables.text("id");
    private static final Field<String> APP = Tables.text("app");
    private static final Field<Instant> STARTED_AT = Tables.instant("started_at");
    private static final Field<Instant> ENDED_AT = Tables.instant("ended_at");

    private static final Field<Long> APPROVED_ROWS = Tables.number("approved_rows");
    private static final Field<String> APPROVED_BY = Tables.text("approved_by");
    private static final Field<String> APPROVED_NOTE = Tables.text("approved_note");
    private static final Field<Instant> APPROVED_AT = Tables.instant("approved_at");

    private static final List<Field<?>> COLUMNS =
            List.of(ID, TYPE, APP, STARTED_AT, ENDED_AT, APPROVED_ROWS, APPROVED_BY, APPROVED_NOTE, APPROVED_AT);

    private RunRows() {}

    static Optional<Run> find(DSLContext sql, UUID id) {
        return sql.select(COLUMNS).from(RUN).where(ID.eq(id.toString())).fetchOptional(RunRows::read);
    }

    static boolean approve(DSLContext sql, UUID run, Approval approval) {
        return sql.update(RUN)
                        .set(APPROVED_ROWS, approval.upToRows())
                        .set(APPROVED_BY, approval.by())
                        .set(APPROVED_NOTE, approval.note())
                        .set(APPROVED_AT, approval.at())
                        .where(ID.eq(run.toString()), ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    static Optional<Run> latest(DSLContext sql, JobType type, String app) {
        return sql.select(COLUMNS)
                .from(RUN)
                .where(TYPE.eq(type.name()), APP.eq(app))
                .orderBy(SEQ.desc())
                .limit(1)
                .fetchOptional(RunRows::read);
    }

    static int insert(DSLContext sql, Run run, Fence fence) {
        serialize(sql, fence);
        Long newest = sql.select(DSL.max(FENCE))
                .from(RUN)
                .where(TYPE.eq(run.type().name()), APP.eq(run.app()))
                .fetchSingle()
                .value1();
        if (newest != null && newest > fence.token()) {
            throw new FenceException(fence.lease());
        }
        return sql.insertInto(RUN, ID, TYPE, APP, STARTED_AT, ENDED_AT, FENCE)
                .values(
                        run.id().toString(),
                        run.type().name(),
                        run.app(),
                        run.startedAt(),
                        run.endedAt(),
                        fence.token())
                .execute();
    }

    /** The newest run that has checked everything; 0 if there is none. */
    private static long newestWhole(DSLContext sql, JobType type, String app) {
        Field<String> run = DSL.field(DSL.name("heed_run", "id"), SQLDataType.VARCHAR);
        return sql.select(SEQ)
                .from(RUN)
                .where(TYPE.eq(type.name()), APP.eq(app), ENDED_AT.isNotNull())
                .andNotExists(sql.selectOne().from(JOB).where(RUN_ID.eq(run), JobRow.STATE.ne(JobState.DONE.name())))
                .orderBy(SEQ.desc())
                .limit(1)
                .fetchOptional(SEQ)
                .orElse(0L);
    }

    static List<Check> checks(DSLContext sql, JobType type, String app) {
        Field<String> run = DSL.field(DSL.name("heed_run", "id"), SQLDataType.VARCHAR);
        Field<String> runType = DSL.field(DSL.name("heed_run", "type"), SQLDataType.VARCHAR);
        return sql.select(JobRow.ofSlice())
                .select(RUN_ID, JobRow.REMOTE_CREATED_AT, STARTED_AT)
                .from(JOB)
                .join(RUN)
                .on(RUN_ID.eq(run))
                .where(runType.eq(type.name()), APP.eq(app), JobRow.STATE.eq(JobState.DONE.name()))
                .and(SEQ.ge(newestWhole(sql, type, app)))
                .fetch(row -> new Check(
                        UUID.fromString(row.get(RUN_ID)),
                        JobRow.slice(row),
                        Optional.ofNullable(row.get(JobRow.REMOTE_CREATED_AT)).orElse(row.get(STARTED_AT))));
    }

    static int end(DSLContext sql, UUID run, Instant at) {
        return sql.update(RUN).set(ENDED_AT, at).where(ID.eq(run.toString())).execute();
    }

    /** Notes that a lease writes for a run; false if a newer one did before. Keeps the row locked until the end. */
    static boolean admit(DSLContext sql, UUID run, Fence fence) {
        return sql.update(RUN)
                        .set(FENCE, fence.token())
                        .where(ID.eq(run.toString()), FENCE.le(fence.token()))
                        .execute()
                == 1;
    }

    /** Two engines that begin a run at once would not see each other's row, so the lease's is locked, by changing nothing. */
    private static void serialize(DSLContext sql, Fence fence) {
        Field<Long> token = Tables.TOKEN;
        sql.update(LEASE)
                .set(token, token)
                .where(Tables.text("name").eq(fence.lease()))
                .execute();
    }

    private static Run read(Record row) {
        return new Run(
                UUID.fromString(row.get(ID)),
                JobType.valueOf(row.get(TYPE)),
                row.get(APP),
                row.get(STARTED_AT),
                row.get(ENDED_AT),
                approval(row));
    }

    private static @Nullable Approval approval(Record row) {
        return row.get(APPROVED_BY) == null
                ? null
                : new Approval(
                        row.get(APPROVED_ROWS), row.get(APPROVED_BY), row.get(APPROVED_NOTE), row.get(APPROVED_AT));
    }
}
