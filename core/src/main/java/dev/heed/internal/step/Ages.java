package dev.heed.internal.step;

import dev.heed.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How old what X knows or says about a job is. */
final class Ages {
    private Ages() {}

    static Duration of(Job job, InstantSource clock) {
        Instant created = job.remote().createdAt();
        return created == null ? Duration.ZERO : Duration.between(created, clock.instant());
    }
}
