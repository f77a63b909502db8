package dev.heed.jdbc.internal.store;

import static dev.heed.jdbc.internal.database.Tables.FENCE;
import static dev.heed.jdbc.internal.database.Tables.JOB;
import static dev.heed.jdbc.internal.database.Tables.RUN_ID;

import dev.heed.Approval;
import dev.heed.Check;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.SkippedIds;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.spi.Fence;
import dev.heed.spi.JobStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Runs and jobs in tables; every move is a compare-and-set. */
public final class JdbcJobStore implements JobStore {
    private final Database database;

    public JdbcJobStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Run> latestRun(JobType type, String app) {
        return database.read("look for the latest run", sql -> RunRows.latest(sql, type, app));
    }

    @Override
    public void begin(Run run, Fence fence) {
        database.write("begin the run " + run.id(), sql -> RunRows.insert(sql, run, fence));
    }

    @Override
    public boolean approve(UUID run, Approval approval) {
        return database.write("approve the run " + run, sql -> RunRows.approve(sql, run, approval));
    }

    @Override
    public Optional<Run> run(UUID id) {
        return database.read("read the run " + id, sql -> RunRows.find(sql, id));
    }

    @Override
    public void end(UUID run, Instant at) {
        database.write("end the run " + run, sql -> RunRows.end(sql, run, at));
    }

    @Override
    public List<Job> jobs(UUID run) {
        return database.read(
                "read the jobs of run " + run,
                sql -> sql.select(JobRow.COLUMNS)
                        .from(JOB)
                        .where(RUN_ID.eq(run.toString()))
                        .orderBy(JobRow.SLICE)
                        .fetch(JobRow::read));
    }

    @Override
    public List<Check> checks(JobType type, String app) {
        return database.read("read what was checked", sql -> RunRows.checks(sql, type, app));
    }

    @Override
    public Optional<Job> job(UUID id) {
        return database.read(
                "read the job " + id,
                sql -> sql.select(JobRow.COLUMNS)
                        .from(JOB)
                        .where(JobRow.ID.eq(id.toString()))
                        .fetchOptional(JobRow::read));
    }

    @Override
    public boolean add(Job job, Fence fence) {
        return database.write("add the job " + job.key().id(), sql -> {
            // Locks the run's row, so that of two engines the second one sees the first one's job.
            boolean admitted = RunRows.admit(sql, job.key().run(), fence);
            return admitted && !hasSlice(sql, job) && insert(sql, job, fence);
        });
    }

    @Override
    public boolean move(Job next, Fence fence) {
        return database.write(
                "move the job " + next.key().id(),
                sql -> sql.update(JOB)
                                .set(JobRow.changing(next))
                                .set(FENCE, fence.token())
                                .where(before(next).and(FENCE.le(fence.token())))
                                .execute()
                        == 1);
    }

    @Override
    public boolean decide(Job next) {
        return database.write(
                "decide on the job " + next.key().id(),
                sql -> sql.update(JOB)
                                .set(JobRow.changing(next))
                                .where(before(next).and(JobRow.STATE.eq(JobState.AWAITING_APPROVAL.name())))
                                .execute()
                        == 1);
    }

    @Override
    public void saveSkipped(UUID run, String target, List<SkippedIds> skipped) {
        database.write("save skipped values of " + target, sql -> SkipRows.replace(sql, run, target, skipped));
    }

    @Override
    public List<SkippedIds> skipped(UUID run, String target) {
        return database.read("read skipped values of " + target, sql -> SkipRows.all(sql, run, target));
    }

    private static boolean hasSlice(DSLContext sql, Job job) {
        return sql.fetchExists(sql.selectOne()
                .from(JOB)
                .where(RUN_ID.eq(job.key().run().toString()))
                .and(JobRow.SLICE.eq(job.key().slice())));
    }

    private static boolean insert(DSLContext sql, Job job, Fence fence) {
        return sql.insertInto(JOB).set(JobRow.of(job)).set(FENCE, fence.token()).execute() == 1;
    }

    private static Condition before(Job next) {
        return JobRow.ID.eq(next.key().id().toString()).and(JobRow.VERSION.eq(next.version() - 1));
    }
}
