package dev.heed.internal.step;

import dev.heed.Approval;
import dev.heed.Guard;
import dev.heed.Job;
import dev.heed.JobPlan;
import dev.heed.JobState;
import dev.heed.Standing;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * DOWNLOADED: lets a believable result through and holds an unbelievable one for a person. Whoever approves names one
 * plan, and the job comes back here: only what was approved may happen.
 */
final class Guarding implements Step {
    private static final String LOOK = " Look at the plan, then approve or reject.";

    private final Supplier<Guard> guard;
    private final Outside outside;
    private final Background background;
    private final Planning planning;

    Guarding(Supplier<Guard> guard, Outside outside, Background background) {
        this.guard = guard;
        this.outside = outside;
        this.background = background;
        this.planning = new Planning(outside.targets(), outside.pulse());
    }

    @Override
    public Job take(Job job) {
        Once<JobPlan> plan = new Once<>(() ->
                planning.of(job, outside.spool().files(job).sorted(job.remote().requireId())));
        Objections objections = Objections.toAnswer(guard.get(), background, outside.targets(), job);
        Optional<String> distrust = objections.distrust();
        Unmarking unmarking = new Unmarking(guard.get(), outside.targets(), job);
        Optional<String> objection = distrust.or(
                () -> objections.excess(plan).or(() -> unmarking.excess(plan)).map(each -> each + LOOK));
        if (objection.isEmpty()) {
            return job.to(JobState.APPLYING);
        }
        String fingerprint = plan.get().fingerprint();
        if (fingerprint.equals(job.standing().plan())) {
            return job.to(JobState.APPLYING, job.standing());
        }
        if (distrust.isEmpty() && isWithin(background.approval(), plan.get())) {
            return job.to(
                    JobState.APPLYING,
                    Standing.because("Approved with its run.").about(fingerprint));
        }
        String drifted = job.standing().plan() == null ? "" : "What was approved has changed since. ";
        return job.to(
                JobState.AWAITING_APPROVAL,
                Standing.because(drifted + objection.get()).about(fingerprint));
    }

    private boolean isWithin(Optional<Approval> approval, JobPlan plan) {
        return approval.filter(word -> changedSoFar(plan.job()) + plan.rows() <= word.upToRows())
                .isPresent();
    }

    private long changedSoFar(Job job) {
        return outside.targets().stream()
                .mapToLong(target -> target.enforcer().tally(job.key().run()).rows())
                .sum();
    }

    /** A value that is made when it is first asked for. */
    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private Optional<T> made = Optional.empty();

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public T get() {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        }
    }
}
