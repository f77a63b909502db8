package dev.heed.internal.loop;

import dev.heed.Job;
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

    private static final Map<JobState, String> DOING = Map.of(
            JobState.PLANNED, "its IDs are extracted.",
            JobState.SPOOLED, "X is asked for a job.",
            JobState.CREATED, "its upload begins.",
            JobState.UPLOADING, "its IDs are uploaded.",
            JobState.UPLOADED, "X is asked how far it is.",
            JobState.COMPLETE, "X's results are downloaded and checked.",
            JobState.DOWNLOADED, "what would change is held against the guard.",
            JobState.APPLYING, "X's results are applied.");

    private static final Comparator<Job> ORDER = Comparator.<Job>comparingInt(
                    job -> URGENCY.getOrDefault(job.state(), Integer.MAX_VALUE))
            .thenComparingInt(job -> job.key().slice());

    private final JobStore store;
    private final Fence fence;
    private final Machine machine;
    private final Spool spool;
    private final Planner planner;
    private final Board board;
    private final List<Job> jobs;

    Lane(Planner planner, JobStore store, Fence fence, Machine machine, Spool spool, Board board) {
        this.store = store;
        this.fence = fence;
        this.machine = machine;
        this.spool = spool;
        this.planner = planner;
        this.board = board;
        this.jobs = new ArrayList<>(store.jobs(planner.run().id()));
        // A crash may have come between the last write of a job and the end of its files.
        jobs.stream().filter(job -> job.state().isFinal()).forEach(this::dropFiles);
    }

    Run run() {
        return planner.run();
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

    /** The job that is due next, of those that are not due now; empty if nothing is left to do. */
    Optional<Job> nextDue() {
        return candidates().stream()
                .min(Comparator.comparing(job -> job.standing().notBefore()));
    }

    private void advance(Job job) {
        board.works(job.label() + ": " + doing(job));
        Job next = LogContext.during(job, machine::advance);
        jobs.set(job.key().slice() - 1, next);
        board.shows(job.key().type(), jobs);
        if (next.state().isFinal()) {
            dropFiles(next);
        }
    }

    private static String doing(Job job) {
        return job.state() == JobState.PLANNED && job.slice().isFixed()
                ? "what was deleted before and has come back is removed again."
                : DOING.getOrDefault(job.state(), "");
    }

    private void dropFiles(Job job) {
        spool.files(job).finish();
    }

    /**
     * Where something can be done, now or later. Only one of the slices that wait for X may go to it; and what would
     * change is counted when nothing is being changed.
     */
    private List<Job> candidates() {
        boolean busy = jobs.stream().anyMatch(job -> job.state().occupiesX());
        boolean changing = jobs.stream().anyMatch(job -> job.state() == JobState.APPLYING);
        Optional<Job> nextForX = busy ? Optional.empty() : nextForX();
        return jobs.stream()
                .filter(Steps::worksIn)
                .filter(job -> job.state() != JobState.SPOOLED || nextForX.equals(Optional.of(job)))
                .filter(job -> job.state() != JobState.DOWNLOADED || !changing)
                .toList();
    }

    /** Whoever waits only to ask a second time keeps nobody from asking a first time. */
    private Optional<Job> nextForX() {
        return jobs.stream()
                .filter(job -> job.state() == JobState.SPOOLED)
                .min(Comparator.<Job, Instant>comparing(
                                job -> waitsToConfirm(job) ? job.standing().notBefore() : Instant.EPOCH)
                        .thenComparing(job -> job.key().slice()));
    }

    private static boolean waitsToConfirm(Job job) {
        return job.state() == JobState.SPOOLED
                && job.remote().confirms() != null
                && job.remote().name() == null;
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
        long inFlight = jobs.stream()
                .filter(job -> Steps.worksIn(job) && !waitsToConfirm(job))
                .count();
        if (inFlight < IN_FLIGHT) {
            planner.next(jobs).ifPresent(this::add);
        }
    }

    private void add(Job planned) {
        if (!store.add(planned, fence)) {
            throw new FenceException(fence.lease());
        }
        jobs.add(planned);
    }
}
