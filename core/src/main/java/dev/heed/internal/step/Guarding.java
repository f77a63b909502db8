package dev.heed.internal.step;

import dev.heed.Guard;
import dev.heed.Guard.Past;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Notice;
import dev.heed.Standing;
import dev.heed.internal.spool.SortedNotices;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Outcome;
import dev.heed.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** DOWNLOADED: lets a believable result through and holds an unbelievable one for a person. */
final class Guarding implements Step {
    private static final int AT_A_TIME = 5_000;

    private final Guard guard;
    private final Outside outside;
    private final Function<Job, Past> past;

    /** @param past tells whether the IDs of a job's slice were checked before */
    Guarding(Guard guard, Outside outside, Function<Job, Past> past) {
        this.guard = guard;
        this.outside = outside;
        this.past = past;
    }

    @Override
    public Job take(Job job) {
        Optional<String> objection = distrust(job).or(() -> tooMany(job));
        return objection.isPresent()
                ? job.to(JobState.AWAITING_APPROVAL, Standing.because(objection.get()))
                : job.to(JobState.APPLYING);
    }

    private Optional<String> distrust(Job job) {
        if (!guard.distrusts(job.slice())) {
            return Optional.empty();
        }
        return Optional.of(
                "Of X's results %d lines were held back and %d can be acted on. Look at the held lines in the"
                                .formatted(job.slice().held(), job.slice().reported())
                        + " spool, then approve the others or reject.");
    }

    private Optional<String> tooMany(Job job) {
        Past history = past.apply(job);
        long most = guard.mayChange(job.slice(), history);
        // Nothing changes that X did not name, so what is few by its word need not be counted.
        if (job.slice().reported() <= most) {
            return Optional.empty();
        }
        for (Target target : outside.targets()) {
            long changing = changing(job, target.enforcer());
            if (changing > most) {
                return Optional.of(
                        "%d of %d IDs would change in %s; the guard lets through %.0f %% of IDs that were %s. Look"
                                        .formatted(
                                                changing,
                                                job.slice().asked(),
                                                target.name(),
                                                guard.share(history) * 100,
                                                history == Past.CHECKED ? "checked before" : "never checked")
                                + " at the results, then approve or reject.");
            }
        }
        return Optional.empty();
    }

    private long changing(Job job, Enforcer enforcer) {
        long changing = 0;
        try (SortedNotices notices = new SortedNotices(
                outside.spool().files(job.key()).sorted(job.remote().requireId()))) {
            long upTo = 0;
            for (List<Notice> some = notices.next(upTo, AT_A_TIME);
                    !some.isEmpty();
                    some = notices.next(upTo, AT_A_TIME)) {
                outside.pulse().beat();
                changing += enforcer.preview(job.key().type(), some).ids(Outcome.CHANGED);
                upTo = some.get(some.size() - 1).id();
            }
        }
        return changing;
    }
}
