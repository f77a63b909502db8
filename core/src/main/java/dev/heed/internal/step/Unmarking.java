package dev.heed.internal.step;

import dev.heed.Action;
import dev.heed.Guard;
import dev.heed.Guard.Past;
import dev.heed.Job;
import dev.heed.JobPlan;
import dev.heed.JobType;
import dev.heed.spi.IdCursor;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a guard has against taking marks off: an answer that is wrongly empty names nobody, and what it does not name would
 * all be shown again. What counts is the share of what is marked.
 */
final class Unmarking {
    private final Guard guard;
    private final List<Target> targets;
    private final Job job;

    Unmarking(Guard guard, List<Target> targets, Job job) {
        this.guard = guard;
        this.targets = targets;
        this.job = job;
    }

    /** In words, or nothing. */
    Optional<String> excess(Supplier<JobPlan> plan) {
        return targets.stream()
                .filter(this::isMarked)
                .flatMap(target ->
                        against(target, unmarked(plan.get().targets().getOrDefault(target.name(), Tally.EMPTY)))
                                .stream())
                .findFirst();
    }

    private boolean isMarked(Target target) {
        return !target.enforcer().marked(type(), job.slice().range(), 1).isEmpty();
    }

    private Optional<String> against(Target target, long ids) {
        long free = guard.freeIds() - unmarked(target.enforcer().tally(job.key().run()));
        if (ids <= free) {
            return Optional.empty();
        }
        long marked = marked(target);
        double share = guard.share(Past.CHECKED);
        return ids <= share * marked
                ? Optional.empty()
                : Optional.of(
                        "%d of %d IDs that are marked in %s would be unmarked, as X no longer names them; the guard lets"
                                        .formatted(ids, marked, target.name())
                                + " through " + Percent.of(share) + ".");
    }

    private static long unmarked(Tally tally) {
        return tally.reasons().stream()
                .filter(each -> each.action() == Action.RESTORE && each.outcome() == Outcome.CHANGED)
                .mapToLong(Tally.ByReason::ids)
                .sum();
    }

    private long marked(Target target) {
        try (MarkedIds ids =
                new MarkedIds(target.enforcer(), type(), job.slice().range())) {
            long count = 0;
            while (ids.next() != IdCursor.END) {
                count++;
            }
            return count;
        }
    }

    private JobType type() {
        return job.key().type();
    }
}
