package dev.heed;

import dev.heed.spi.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a run came to. Counts cover the whole run, also what was done before an interruption.
 *
 * @param run the run; open if the status is not {@link Status#DONE} or {@link Status#FAILED}
 * @param status how it ended
 * @param jobs its jobs, by slice
 * @param tallies what was done, by target
 * @param skipped values that cannot be IDs, or hardly are those that were meant, by target
 * @param requests requests to X since the engine was made, by endpoint
 */
public record RunReport(
        Run run,
        Status status,
        List<Job> jobs,
        Map<String, Tally> tallies,
        Map<String, List<SkippedIds>> skipped,
        Requests requests) {

    /** Copies the collections. */
    public RunReport {
        jobs = List.copyOf(jobs);
        tallies = Map.copyOf(tallies);
        skipped = Map.copyOf(skipped);
    }

    /** How a run ended. */
    public enum Status {
        /** Every ID was checked and every target holds what X said. */
        DONE,
        /** Some jobs wait for a person; everything else is done. The next call goes on. */
        AWAITING_APPROVAL,
        /** Some jobs were given up; their notes say why. The next call begins a new run over all IDs. */
        FAILED,
        /** The engine was asked to stop. The next call goes on. */
        STOPPED
    }

    /**
     * Requests to X; each kind has 150 in 15 minutes.
     *
     * @param create jobs created
     * @param get jobs asked for
     * @param list lists asked for
     */
    public record Requests(long create, long get, long list) {}

    /** How many IDs X was asked about. */
    public long idsChecked() {
        return jobs.stream().mapToLong(job -> job.slice().asked()).sum();
    }

    /** How many of them X named, in jobs whose results are here. */
    public long idsReported() {
        return jobs.stream().mapToLong(job -> job.slice().reported()).sum();
    }

    /** How many IDs had come back after their deletion and were removed again without asking X; also in the tallies. */
    public long idsReturned() {
        return jobs.stream().mapToLong(job -> job.slice().returned()).sum();
    }

    /** How many result lines were held back because Heed may not act on them. */
    public long linesHeld() {
        return jobs.stream().mapToLong(job -> job.slice().held()).sum();
    }

    /** How many rows were deleted or changed. */
    public long rowsChanged() {
        return tallies.values().stream()
                .flatMap(tally -> tally.tables().stream())
                .mapToLong(Tally.ByTable::rows)
                .sum();
    }

    /** How many values could not be IDs. */
    public long valuesSkipped() {
        return values(reason -> !reason.isSent());
    }

    /** How many values X was asked about that are hardly those that were meant. */
    public long valuesDoubted() {
        return values(SkippedIds.Reason::isSent);
    }

    private long values(Predicate<SkippedIds.Reason> which) {
        return skipped.values().stream()
                .flatMap(List::stream)
                .filter(some -> which.test(some.reason()))
                .mapToLong(SkippedIds::count)
                .sum();
    }
}
