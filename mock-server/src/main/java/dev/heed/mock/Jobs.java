package dev.heed.mock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The jobs that X knows. Thread-safe. */
final class Jobs {
    private static final long FIRST_ID = 1_423_000_000_000_000_000L;
    private static final long STEP = 3_072_064_937L;

    private final InstantSource clock;
    private final Duration processing;
    private final List<RemoteJob> jobs = new ArrayList<>();
    private long created;

    Jobs(InstantSource clock, Duration processing) {
        this.clock = clock;
        this.processing = processing;
    }

    /** A new job; empty if one of the type runs. */
    synchronized Optional<RemoteJob> create(RemoteJob.Order order) {
        Instant now = clock.instant();
        if (jobs.stream().anyMatch(job -> job.order().type().equals(order.type()) && job.runs(now))) {
            return Optional.empty();
        }
        RemoteJob job = new RemoteJob(Long.toString(FIRST_ID + STEP * created++), order, wholeSeconds(now), processing);
        jobs.add(job);
        return Optional.of(job);
    }

    /** X tells times to the second, and signed URLs hold no more. */
    private static Instant wholeSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    synchronized Optional<RemoteJob> find(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** Newest first. */
    synchronized List<RemoteJob> ofType(String type) {
        List<RemoteJob> found = new ArrayList<>();
        for (RemoteJob job : jobs) {
            if (job.order().type().equals(type)) {
                found.add(0, job);
            }
        }
        return found;
    }

    synchronized void forgetAll() {
        jobs.clear();
    }
}
