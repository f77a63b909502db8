package dev.heed.jdbc.internal.store;

import static dev.heed.jdbc.internal.database.Tables.RUN_ID;
import static dev.heed.jdbc.internal.database.Tables.TYPE;

import dev.heed.Answer;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Remote;
import dev.heed.Slice;
import dev.heed.Standing;
import dev.heed.UploadSession;
import dev.heed.jdbc.internal.database.Tables;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A job as a row of {@code heed_job}. */
final class JobRow {
    static final Field<String> ID = Tables.text("id");
    static final Field<Integer> SLICE = Tables.small("slice");
    static final Field<String> STATE = Tables.text("state");
    static final Field<Long> VERSION = Tables.number("version");

    static final Field<Long> AFTER_ID = Tables.number("after_id");
    static final Field<Long> UP_TO_ID = Tables.number("up_to_id");
    static final Field<Long> ASKED = Tables.number("asked");
    static final Field<String> EXTRACT = Tables.text("extract");
    static final Field<String> REASONS = Tables.text("reasons");
    static final Field<Long> REMAINING = Tables.number("remaining");
    static final Field<Long> RETURNED = Tables.number("returned");
    static final Field<Long> HELD = Tables.number("held");
    private static final Field<Integer> ATTEMPT = Tables.small("attempt");
    private static final Field<String> REMOTE_NAME = Tables.text("remote_name");
    private static final Field<String> REMOTE_ID = Tables.REMOTE_ID;
    static final Field<Instant> REMOTE_CREATED_AT = Tables.instant("remote_created_at");
    private static final Field<String> UPLOAD_SESSION = Tables.text("upload_session");
    private static final Field<String> CONFIRMS = Tables.text("confirms");
    private static final Field<Integer> FAILURES = Tables.small("failures");
    private static final Field<Instant> NOT_BEFORE = Tables.instant("not_before");
    private static final Field<String> NOTE = Tables.text("note");
    private static final Field<String> PLAN = Tables.text("plan");

    static final List<Field<?>> COLUMNS = List.of(
            ID,
            RUN_ID,
            TYPE,
            SLICE,
            STATE,
            VERSION,
            AFTER_ID,
            UP_TO_ID,
            ASKED,
            EXTRACT,
            REASONS,
            HELD,
            REMAINING,
            RETURNED,
            ATTEMPT,
            REMOTE_NAME,
            REMOTE_ID,
            REMOTE_CREATED_AT,
            UPLOAD_SESSION,
            CONFIRMS,
            FAILURES,
            NOT_BEFORE,
            NOTE,
            PLAN);

    private JobRow() {}

    /** Everything about a job, as columns. */
    static Map<Field<?>, Object> of(Job job) {
        Map<Field<?>, Object> row = changing(job);
        row.put(ID, job.key().id().toString());
        row.put(RUN_ID, job.key().run().toString());
        row.put(TYPE, job.key().type().name());
        row.put(SLICE, job.key().slice());
        return row;
    }

    /** What changes in a job's life. */
    @SuppressWarnings("NullAway") // jOOQ takes null values of a map for SQL null
    static Map<Field<?>, Object> changing(Job job) {
        Map<Field<?>, Object> row = new LinkedHashMap<>();
        row.put(STATE, job.state().name());
        row.put(VERSION, job.version());
        row.put(AFTER_ID, job.slice().range().after());
        row.put(UP_TO_ID, job.slice().range().upTo());
        row.put(ASKED, job.slice().asked());
        row.put(EXTRACT, job.slice().extract());
        row.put(REASONS, Reckoning.write(job.slice().answer().reasons()));
        row.put(HELD, job.slice().held());
        row.put(REMAINING, job.slice().remaining());
        row.put(RETURNED, job.slice().returned());
        row.put(ATTEMPT, job.remote().attempt());
        row.put(REMOTE_NAME, job.remote().name());
        row.put(REMOTE_ID, job.remote().id());
        row.put(REMOTE_CREATED_AT, job.remote().createdAt());
        row.put(UPLOAD_SESSION, session(job.remote().session()));
        row.put(CONFIRMS, job.remote().confirms());
        row.put(FAILURES, job.standing().failures());
        row.put(NOT_BEFORE, job.standing().notBefore());
        row.put(NOTE, job.standing().note());
        row.put(PLAN, job.standing().plan());
        return row;
    }

    static Job read(Record row) {
        return new Job(
                new JobKey(
                        UUID.fromString(row.get(ID)),
                        UUID.fromString(row.get(RUN_ID)),
                        JobType.valueOf(row.get(TYPE)),
                        row.get(SLICE)),
                JobState.valueOf(row.get(STATE)),
                slice(row),
                new Remote(
                        row.get(ATTEMPT),
                        row.get(REMOTE_NAME),
                        row.get(REMOTE_ID),
                        row.get(REMOTE_CREATED_AT),
                        session(row.get(UPLOAD_SESSION)),
                        row.get(CONFIRMS)),
                new Standing(row.get(FAILURES), row.get(NOT_BEFORE), row.get(NOTE), row.get(PLAN)),
                row.get(VERSION));
    }

    /** The columns that {@link #slice} reads. */
    static List<Field<?>> ofSlice() {
        return List.of(AFTER_ID, UP_TO_ID, ASKED, EXTRACT, REASONS, HELD, REMAINING, RETURNED);
    }

    static Slice slice(Record row) {
        return new Slice(
                new IdRange(row.get(AFTER_ID), row.get(UP_TO_ID)),
                row.get(ASKED),
                row.get(EXTRACT),
                new Answer(Reckoning.read(row.get(REASONS)), row.get(HELD)),
                row.get(REMAINING),
                row.get(RETURNED));
    }

    private static @Nullable String session(@Nullable UploadSession session) {
        return session == null ? null : session.uri().toString();
    }

    private static @Nullable UploadSession session(@Nullable String uri) {
        return uri == null ? null : new UploadSession(URI.create(uri));
    }
}
