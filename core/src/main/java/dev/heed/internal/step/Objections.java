package dev.heed.internal.step;

import dev.heed.Guard;
import dev.heed.Guard.Past;
import dev.heed.Job;
import dev.heed.JobPlan;
import dev.heed.JobState;
import dev.heed.Slice;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a guard has against changing rows for a job: in words, or nothing. */
final class Objections {
    private final Guard guard;
    private final Background background;
    private final List<Target> targets;
    private final Job job;

    /** The slices of this run that count together with this one, which is the last of them. */
    private final List<Job> soFar;

    private final Function<Job, Past> past;

    private Objections(
            Guard guard,
            Background background,
            List<Target> targets,
            Job job,
            Predicate<Job> counts,
            Function<Job, Past> past) {
        this.guard = guard;
        this.background = background;
        this.targets = targets;
        this.job = job;
        this.past = past;
        Stream<Job> others = background.jobs().stream()
                .filter(each -> !each.key().equals(job.key()))
                .filter(counts);
        this.soFar = Stream.concat(others, Stream.of(job)).toList();
    }

    /** Against applying what X has answered. */
    static Objections toAnswer(Guard guard, Background background, List<Target> targets, Job job) {
        return new Objections(guard, background, targets, job, Objections::isLetThrough, background::past);
    }

    /** Against removing again what has come back: the ledger knows it, so it was checked before. */
    static Objections toReturned(Guard guard, Background background, List<Target> targets, Job job) {
        return new Objections(
                guard, background, targets, job, each -> each.slice().isFixed(), each -> Past.CHECKED);
    }

    private static boolean isLetThrough(Job job) {
        return job.state() == JobState.APPLYING || job.state() == JobState.DONE;
    }

    /** Against the results themselves, however little they change. */
    Optional<String> distrust() {
        if (!guard.distrusts(job.slice())) {
            return Optional.empty();
        }
        return Optional.of(
                "Of X's results %d lines were held back and %d can be acted on. Look at the held lines in the"
                                .formatted(job.slice().held(), job.slice().reported())
                        + " spool, then approve the others or reject.");
    }

    /** Against how much X names, and how much of it would change. */
    Optional<String> excess(Supplier<JobPlan> plan) {
        Optional<String> excess =
                isLittle() ? Optional.empty() : excess(plan.get().targets());
        return excess.or(this::jump);
    }

    /** Against how much would change, by target. */
    Optional<String> excess(Map<String, Tally> planned) {
        return targets.stream()
                .flatMap(target -> against(target, planned.getOrDefault(target.name(), Tally.EMPTY)).stream())
                .findFirst();
    }

    /** Nothing changes that X did not name, so what is few by its word need not be counted. */
    private boolean isLittle() {
        long named = soFar.stream()
                .mapToLong(each -> each.slice().reported() + each.slice().returned())
                .sum();
        return !guard.limitsRows()
                && job.slice().reported() <= guard.mayChange(job.slice(), past.apply(job))
                && named <= runMayChange();
    }

    private Optional<String> against(Target target, Tally plan) {
        Tally planned = plan.removals();
        long changing = planned.idsChanged();
        Past before = past.apply(job);
        if (changing > guard.mayChange(job.slice(), before)) {
            return Optional.of("%d of %d IDs would change in %s; the guard lets through %s of IDs that were %s."
                    .formatted(
                            changing,
                            job.slice().asked(),
                            target.name(),
                            Percent.of(guard.share(before)),
                            before == Past.CHECKED ? "checked before" : "never checked"));
        }
        Tally done = target.enforcer().tally(job.key().run()).removals();
        if (done.idsChanged() + changing > runMayChange()) {
            return Optional.of("%d IDs would change in %s in this run, with those of the slices before; the guard lets"
                            .formatted(done.idsChanged() + changing, target.name())
                    + " through " + runMayChange() + ".");
        }
        long rows = done.rows() + planned.rows();
        return rows <= guard.maxRows()
                ? Optional.empty()
                : Optional.of("%d rows would change in %s in this run; the guard lets through %d."
                        .formatted(rows, target.name(), guard.maxRows()));
    }

    private Optional<String> jump() {
        return background.usualShares(job).flatMap(this::jumpFrom);
    }

    private Optional<String> jumpFrom(Map<String, Double> usual) {
        Slice slice = job.slice();
        return slice.answer().reasons().entrySet().stream()
                .filter(named -> guard.isJump(slice, named.getKey(), usual))
                .map(named -> String.format(
                        Locale.ROOT,
                        "X names %d of %d IDs as %s, %.2f %%; in the sweep before it were %.2f %%.",
                        named.getValue(),
                        slice.asked(),
                        named.getKey(),
                        100.0 * named.getValue() / slice.asked(),
                        100 * usual.getOrDefault(named.getKey(), 0.0)))
                .findFirst();
    }

    /** The free IDs count once in a run; what a person approved was allowed in full. */
    private long runMayChange() {
        long allowed = soFar.stream()
                .mapToLong(each -> each.standing().plan() == null || each.key().equals(job.key())
                        ? guard.allowance(each.slice(), past.apply(each))
                        : each.slice().asked())
                .sum();
        return Math.max(guard.freeIds(), allowed);
    }
}
