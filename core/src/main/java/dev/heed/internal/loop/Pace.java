package dev.heed.internal.loop;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How fast a run checks IDs: so many in so long a time. */
record Pace(Duration elapsed, long ids) {
    /** The pace so far; empty before the first slice is done. */
    static Optional<Pace> of(Run run, List<Job> jobs, Instant now) {
        long done = jobs.stream()
                .filter(job -> job.state() == JobState.DONE)
                .mapToLong(job -> job.slice().asked())
                .sum();
        return done == 0 ? Optional.empty() : Optional.of(new Pace(Duration.between(run.startedAt(), now), done));
    }

    Duration forIds(long more) {
        return Duration.ofMillis((long) (elapsed.toMillis() * ((double) more / ids)));
    }
}
