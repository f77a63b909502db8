package dev.heed.internal.step;

import dev.heed.Guard;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Remote;
import dev.heed.Standing;
import dev.heed.internal.spool.IdFile;
import dev.heed.internal.spool.JobFiles;
import dev.heed.internal.spool.OtherIds;
import dev.heed.internal.spool.OwnNotices;
import dev.heed.spi.Batch;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * PLANNED, with its IDs in the spool: removes again what X had named for good and what has come back, and leaves it out of
 * what X is asked. More than the guard lets pass is left to X: somebody may have restored a backup because a deletion was
 * wrong.
 */
final class Returning implements Step, AutoCloseable {
    private final Set<String> reasons;
    private final Outside outside;
    private final Supplier<Guard> guard;
    private final Background background;
    private final Planning planning;
    private final Batches batches;
    private @Nullable UUID letThrough;

    /** @param reasons X's words; none if X shall always be asked */
    Returning(Set<String> reasons, Outside outside, Supplier<Guard> guard, Background background, Batches batches) {
        this.reasons = reasons;
        this.outside = outside;
        this.guard = guard;
        this.background = background;
        this.planning = new Planning(outside.targets(), outside.pulse());
        this.batches = batches;
    }

    /** Whether X was asked nothing yet about the job's IDs, so that some of them may be left out. */
    boolean isDue(Job job) {
        return !reasons.isEmpty() && job.remote().equals(Remote.NONE);
    }

    @Override
    public Job take(Job job) {
        JobFiles files = outside.spool().files(job);
        if (!job.key().id().equals(letThrough)) {
            return look(job, files);
        }
        return switch (batches.next(job, Batch.NOT_ASKED)) {
            case APPLIED -> job.standing().hasWaited() ? job.to(JobState.PLANNED) : job;
            case PROVED -> job;
            case NONE -> removed(job, files);
        };
    }

    private Job look(Job job, JobFiles files) {
        if (!files.hasSorted(Batch.NOT_ASKED)) {
            CameBack cameBack = new CameBack(job, outside.targets(), reasons, outside.pulse());
            OwnNotices.write(files, Batch.NOT_ASKED, cameBack);
        }
        if (OwnNotices.count(files, Batch.NOT_ASKED) == 0) {
            return job.to(JobState.SPOOLED);
        }
        Optional<String> objection = Objections.toReturned(guard.get(), background, outside.targets(), job)
                .excess(planning.count(job, files.sorted(Batch.NOT_ASKED)));
        if (objection.isPresent()) {
            return leaveToX(job, objection.get());
        }
        letThrough = job.key().id();
        return job;
    }

    private Job leaveToX(Job job, String objection) {
        String why = "More has come back of what was deleted before than is removed again unasked: " + objection
                + " X is asked about these IDs.";
        outside.listener().leftToX(job, why);
        return job.to(JobState.SPOOLED, Standing.because(why));
    }

    private Job removed(Job job, JobFiles files) {
        long ids = OwnNotices.count(files, Batch.NOT_ASKED);
        String note = "Rows of " + ids + (ids == 1 ? " ID" : " IDs")
                + " had come back after their deletion and were removed again.";
        Job told = job.with(job.slice().removedAgain(ids));
        if (areSomeLeft(job)) {
            return told.to(JobState.SPOOLED, Standing.because(note + " Some of them stay; X is asked about all."));
        }
        IdFile.Written rest = OtherIds.write(files, Batch.NOT_ASKED);
        return told.with(told.slice().spooled(job.slice().range(), rest.ids(), rest.fingerprint()))
                .to(rest.ids() > 0 ? JobState.SPOOLED : JobState.DONE, Standing.because(note));
    }

    /** Rows that are only marked or cleared, held back or refused: somebody may still have to see to them. */
    private boolean areSomeLeft(Job job) {
        return outside.targets().stream()
                .anyMatch(target -> target.enforcer().remaining(job.key(), Batch.NOT_ASKED) > 0);
    }

    @Override
    public void close() {
        batches.close();
    }
}
