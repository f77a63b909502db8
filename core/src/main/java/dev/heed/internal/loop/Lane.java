package dev.heed.internal.loop;

import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobState;
import dev.heed.Run;
import dev.heed.internal.spool.Spool;
import dev.heed.internal.step.Steps;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import dev.heed.spi.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The jobs of one run. X's place is never left empty while a slice is ready for it: what keeps X busy goes first, then
 * what X has answered, then the extraction of the next slice.
 */
final class Lane {
    /** Slices under way at once: one at X, one ready for it, one whose results are applied. */
    private static final int IN_FLIGHT = 3;

    private static final Map<JobState, Integer> URGENCY = Map.of(
            JobState.CREATED, 0,
            JobState.UPLOADING, 0,
            JobState.SPOOLED, 1,
            JobState.UPLOADED, 2,
            JobState.COMPLETE, 3,
            JobState.DOWNLOADED, 4,
            JobState.APPLYING, 5,
            JobState.PLANNED, 6);

    private static final Comparator<Job> ORDER = Comparator.<Job>comparingInt(
                    job -> URGENCY.getOrDefault(job.state(), Integer.MAX_VALUE))
            .thenComparingInt(job -> job.key().slice());

    private final Run run;
    private final JobStore store;
    private final Fence fence;
    private final Machine machine;
    private final Spool spool;
    private final Supplier<UUID> names;
    private final List<Job> jobs;

    Lane(Run run, JobStore store, Fence fence, Machine machine, Spool spool, Supplier<UUID> names) {
        this.run = run;
        this.store = store;
        this.fence = fence;
        this.machine = machine;
        this.spool = spool;
        this.names = names;
        this.jobs = new ArrayList<>(store.jobs(run.id()));
        // A crash may have come between the last write of a job and the end of its files.
        jobs.stream().filter(job -> job.state().isFinal()).forEach(this::dropFiles);
    }

    Run run() {
        return run;
    }

    List<Job> jobs() {
        return List.copyOf(jobs);
    }

    /** Does one piece of work, if one is due. */
    boolean work(Instant now) {
        readDecisions();
        planNext();
        Optional<Job> job =
                candidates().stream().filter(each -> isDue(each, now)).min(ORDER);
        job.ifPresent(this::advance);
        return job.isPresent();
    }

    /** When the next piece of work is due; {@link Instant#MAX} if none is left. */
    Instant due() {
        return candidates().stream()
                .map(job -> job.standing().notBefore())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private void advance(Job job) {
        Job next = machine.advance(job);
        jobs.set(job.key().slice() - 1, next);
        if (next.state().isFinal()) {
            dropFiles(next);
        }
    }

    private void dropFiles(Job job) {
        spool.files(job.key()).finish();
    }

    /** Where something can be done, now or later. Only the first of the slices that wait for X may go to it. */
    private List<Job> candidates() {
        boolean busy = jobs.stream().anyMatch(job -> job.state().occupiesX());
        Optional<Job> nextForX = busy
                ? Optional.empty()
                : jobs.stream().filter(job -> job.state() == JobState.SPOOLED).findFirst();
        return jobs.stream()
                .filter(Steps::worksIn)
                .filter(job -> job.state() != JobState.SPOOLED || nextForX.equals(Optional.of(job)))
                .toList();
    }

    private static boolean isDue(Job job, Instant now) {
        return !now.isBefore(job.standing().notBefore());
    }

    /** A person may have approved or rejected meanwhile, here or in another process. */
    private void readDecisions() {
        for (int i = 0; i < jobs.size(); i++) {
            Job job = jobs.get(i);
            if (job.state() == JobState.AWAITING_APPROVAL) {
                jobs.set(i, store.job(job.key().id()).orElse(job));
            }
        }
    }

    private void planNext() {
        long inFlight = jobs.stream().filter(Steps::worksIn).count();
        if (inFlight < IN_FLIGHT) {
            nextStart().ifPresent(this::plan);
        }
    }

    /** The last ID before the next slice; empty if there is no next one or it cannot be known yet. */
    private Optional<Long> nextStart() {
        if (jobs.isEmpty()) {
            return Optional.of(IdRange.ALL.after());
        }
        IdRange last = jobs.get(jobs.size() - 1).slice().range();
        return last.isOpen() ? Optional.empty() : Optional.of(last.upTo());
    }

    private void plan(long afterId) {
        Job planned = Job.planned(new JobKey(names.get(), run.id(), run.type(), jobs.size() + 1), afterId);
        if (!store.add(planned, fence)) {
            throw new FenceException(fence.lease());
        }
        jobs.add(planned);
    }
}
