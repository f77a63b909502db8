package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;

/** The way back to a new job at X, a bounded number of times. */
final class NextAttempt {
    private final int most;

    NextAttempt(int most) {
        this.most = most;
    }

    Job after(Job job, String why) {
        if (job.remote().attempt() >= most) {
            String note = why + " X was given " + most + " jobs for this slice; none of them came to an end."
                    + " Look for the cause at X, then run again.";
            return job.to(JobState.FAILED, Standing.because(note));
        }
        return job.with(job.remote().abandoned()).to(JobState.SPOOLED, Standing.because(why));
    }
}
