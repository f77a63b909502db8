package dev.heed.spi;

import dev.heed.Approval;
import dev.heed.Check;
import dev.heed.Job;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.SkippedIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Remembers runs and jobs. Each call is one transaction. Thread-safe. */
public interface JobStore {
    /** The newest run of a type for an X app, open or ended. */
    Optional<Run> latestRun(JobType type, String app);

    /**
     * Writes a new run.
     *
     * @throws FenceException if a newer lease wrote before
     */
    void begin(Run run, Fence fence);

    /**
     * Writes a person's word for an open run, over an earlier one.
     *
     * @return false if there is no such run or it has ended
     */
    boolean approve(UUID run, Approval approval);

    /** A run by its ID. */
    Optional<Run> run(UUID id);

    /** Writes when a run ended. */
    void end(UUID run, Instant at);

    /** The jobs of a run, by slice. */
    List<Job> jobs(UUID run);

    /** A job by its ID. */
    Optional<Job> job(UUID id);

    /**
     * Writes a new job.
     *
     * @return false if the run already has a job for this slice
     */
    boolean add(Job job, Fence fence);

    /**
     * Writes a job over the version before it, if that is still what is stored and no newer lease wrote it.
     *
     * @return false if it is not
     */
    boolean move(Job next, Fence fence);

    /**
     * Writes a person's decision over a job that awaits approval, without a lease.
     *
     * @return false if it does not await approval any more, or its version has changed
     */
    boolean decide(Job next);

    /**
     * Every part of the ID space that a job of this type and app has brought in step, in no order: since the newest run
     * that ended with all of its jobs done, which has checked everything that was checked before.
     */
    List<Check> checks(JobType type, String app);

    /** Replaces what is known about the unusable values of a target. */
    void saveSkipped(UUID run, String target, List<SkippedIds> skipped);

    /** The unusable values of a target. */
    List<SkippedIds> skipped(UUID run, String target);
}
