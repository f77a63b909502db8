package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import java.time.Duration;

/** Takes a step on results only while they are there and young enough to be true. */
final class Fresh implements Step {
    private final Step step;
    private final Outside outside;
    private final NextAttempt nextAttempt;
    private final Duration maxAge;

    Fresh(Step step, Outside outside, NextAttempt nextAttempt, Duration maxAge) {
        this.step = step;
        this.outside = outside;
        this.nextAttempt = nextAttempt;
        this.maxAge = maxAge;
    }

    @Override
    public Job take(Job job) {
        if (Ages.of(job, outside.clock()).compareTo(maxAge) > 0) {
            return nextAttempt.after(job, "The results are older than " + maxAge.toHours() + " h; X is asked again.");
        }
        if (!outside.spool().files(job).hasSorted(job.remote().requireId())) {
            return job.to(JobState.COMPLETE, Standing.because("The spooled results are gone; they are fetched again."));
        }
        return step.take(job);
    }
}
