package dev.heed.internal.loop;

import dev.heed.Approval;
import dev.heed.Check;
import dev.heed.Guard.Past;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.Run;
import dev.heed.internal.step.Background;
import dev.heed.spi.Fence;
import dev.heed.spi.JobStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a run's steps must know of the rest: what was checked before it began, its other jobs, its lease. */
final class History implements Background {
    private final Run run;
    private final Fence fence;
    private final JobStore store;
    private final List<Check> before;

    History(Run run, Fence fence, JobStore store) {
        this.run = run;
        this.fence = fence;
        this.store = store;
        // What this run itself has checked says nothing about how its slices were when it began.
        this.before = store.checks(run.type(), run.app()).stream()
                .filter(check -> !check.run().equals(run.id()))
                .sorted(Comparator.comparingLong(check -> check.slice().range().after()))
                .toList();
    }

    @Override
    public Fence fenceOf(JobKey job) {
        return fence;
    }

    /** Checked only if no part of the slice is new. */
    @Override
    public Past past(Job job) {
        IdRange range = job.slice().range();
        long covered = range.after();
        for (Check check : before) {
            if (check.slice().range().after() > covered) {
                break;
            }
            covered = Math.max(covered, check.slice().range().upTo());
        }
        return covered >= range.upTo() ? Past.CHECKED : Past.NEVER_CHECKED;
    }

    @Override
    public Optional<Map<String, Double>> usualShares(Job job) {
        List<Check> latest = newest(before.stream()
                .filter(check -> check.slice().range().overlaps(job.slice().range()))
                .toList());
        double asked = latest.stream().mapToLong(check -> check.slice().asked()).sum();
        if (asked == 0) {
            return Optional.empty();
        }
        Map<String, Double> shares = new HashMap<>();
        latest.forEach(check -> check.slice()
                .answer()
                .reasons()
                .forEach((reason, ids) -> shares.merge(reason, ids / asked, Double::sum)));
        return Optional.of(shares);
    }

    @Override
    public List<Job> jobs() {
        return store.jobs(run.id());
    }

    @Override
    public Optional<Approval> approval() {
        return store.run(run.id()).map(Run::approval);
    }

    /** How many IDs the sweep before has checked; 0 if there was none. */
    long idsOfLatestSweep() {
        return latestSweep().stream().mapToLong(check -> check.slice().asked()).sum();
    }

    /** Where to look first: what the newest sweep left out, then the rest, each in ascending order. */
    List<IdRange> course() {
        return Course.of(
                latestSweep().stream().map(check -> check.slice().range()).toList());
    }

    private List<Check> latestSweep() {
        return newest(before);
    }

    private static List<Check> newest(List<Check> checks) {
        Optional<UUID> run =
                checks.stream().max(Comparator.comparing(Check::at)).map(Check::run);
        return checks.stream()
                .filter(check -> run.equals(Optional.of(check.run())))
                .toList();
    }
}
