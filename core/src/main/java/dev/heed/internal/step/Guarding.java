package dev.heed.internal.step;

import dev.heed.Guard;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;

/** DOWNLOADED: lets a believable result through and holds an unbelievable one for a person. */
final class Guarding implements Step {
    private final Guard guard;

    Guarding(Guard guard) {
        this.guard = guard;
    }

    @Override
    public Job take(Job job) {
        if (!guard.holds(job.slice())) {
            return job.to(JobState.APPLYING);
        }
        String note =
                "X names %d of %d IDs; the guard lets through %.0f %% unasked. Look at the results, then approve or reject."
                        .formatted(job.slice().reported(), job.slice().asked(), guard.maxShare() * 100);
        return job.to(JobState.AWAITING_APPROVAL, Standing.because(note));
    }
}
