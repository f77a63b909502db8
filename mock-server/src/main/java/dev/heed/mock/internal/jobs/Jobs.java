package dev.heed.mock.internal.jobs;

import dev.heed.mock.App;
import dev.heed.mock.JobType;
import dev.heed.mock.Variant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs that X knows. Thread-safe. */
public final class Jobs {
    private static final long FIRST_ID = 1_423_000_000_000_000_000L;
    private static final long STEP = 3_072_064_937L;

    private final InstantSource clock;
    private final Duration processing;
    private final Set<Variant> variants;
    private final List<RemoteJob> jobs = new ArrayList<>();
    private long created;

    /**
     * None yet.
     *
     * @param processing how long the work takes
     */
    public Jobs(InstantSource clock, Duration processing, Set<Variant> variants) {
        this.clock = clock;
        this.processing = processing;
        this.variants = variants;
    }

    /** A new job; empty if another one is in its way. */
    public synchronized Optional<RemoteJob> create(App app, RemoteJob.Order order) {
        Instant now = clock.instant();
        if (jobs.stream().anyMatch(job -> blocks(job, app, order.type(), now))) {
            return Optional.empty();
        }
        // X tells times to the second, and signed URLs hold no more.
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        RemoteJob job = new RemoteJob(Long.toString(FIRST_ID + STEP * created++), app, order, second, processing);
        jobs.add(job);
        return Optional.of(job);
    }

    private boolean blocks(RemoteJob job, App app, JobType type, Instant now) {
        String status = job.status(now);
        boolean runs = status.equals("in_progress")
                || (status.equals("created") && !variants.contains(Variant.UNUSED_JOB_DOES_NOT_BLOCK));
        boolean rival =
                variants.contains(Variant.ONE_JOB_PER_APP) || job.order().type() == type;
        return runs && rival && job.app().equals(app);
    }

    /** A job of any app. */
    public synchronized Optional<RemoteJob> find(String id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /** Newest first. */
    public synchronized List<RemoteJob> all() {
        List<RemoteJob> found = new ArrayList<>();
        for (RemoteJob job : jobs) {
            found.add(0, job);
        }
        return found;
    }

    /** Forgets all jobs; no number is given twice all the same. */
    public synchronized void forgetAll() {
        jobs.clear();
    }
}
