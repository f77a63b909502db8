package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Notice;
import dev.heed.Standing;
import dev.heed.internal.spool.JobFiles;
import dev.heed.internal.spool.SortedNotices;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** APPLYING: one batch for one target at a time, target after target, each from its own checkpoint. */
final class Applying implements Step, AutoCloseable {
    private final Outside outside;
    private final List<Target> targets;
    private final int batchIds;
    private final Background background;
    private @Nullable Position position;

    Applying(Outside outside, int batchIds, Background background) {
        this.outside = outside;
        this.targets = outside.targets();
        this.batchIds = batchIds;
        this.background = background;
    }

    @Override
    public Job take(Job job) {
        Position here = position(job);
        List<Notice> notices = here.notices.next(here.appliedUpTo, batchIds);
        if (!notices.isEmpty()) {
            apply(here, notices);
            return hasWaited(job) ? job.to(JobState.APPLYING, rested(job)) : job;
        }
        if (!proving(here).isDone(batchIds)) {
            return job;
        }
        close();
        if (here.target + 1 < targets.size()) {
            position = open(job, here.target + 1);
            return job;
        }
        return refusals(job)
                .map(note -> job.to(JobState.FAILED, Standing.because(note)))
                .orElseGet(() -> done(job));
    }

    /** Asked of the targets, as what was refused before a restart counts, too. */
    private Optional<String> refusals(Job job) {
        String note = targets.stream()
                .flatMap(target -> target
                        .enforcer()
                        .refusals(job.key(), job.remote().requireId())
                        .stream()
                        .map(refused -> "The database of \"%s\" did not let %d of the IDs go, %s"
                                .formatted(target.name(), refused.ids(), refused.first())))
                .collect(Collectors.joining(" "));
        return note.isEmpty()
                ? Optional.empty()
                : Optional.of(note
                        + " Everything else was applied. Mend the cause and run again: these IDs are asked for anew.");
    }

    /** Whoever looks at the job should not read any more why it waited. */
    private static boolean hasWaited(Job job) {
        return !job.standing().notBefore().equals(Standing.FRESH.notBefore());
    }

    private Job done(Job job) {
        long remaining = targets.stream()
                .mapToLong(target ->
                        target.enforcer().remaining(job.key(), job.remote().requireId()))
                .max()
                .orElse(0);
        return job.with(job.slice().applied(remaining)).to(JobState.DONE, rested(job));
    }

    /** What a person approved is still to be known. */
    private static Standing rested(Job job) {
        return Standing.FRESH.about(job.standing().plan());
    }

    private void apply(Position here, List<Notice> notices) {
        Job job = here.job;
        Target target = targets.get(here.target);
        Batch batch = new Batch(job.key(), job.remote().requireId(), background.fenceOf(job.key()), notices);
        Applied applied = target.enforcer().apply(batch);
        here.appliedUpTo = applied.upTo();
        outside.listener().applied(job, target.name(), applied);
    }

    private Proving proving(Position here) {
        if (here.proving == null) {
            here.proving = new Proving(outside, here.job, targets.get(here.target));
        }
        return here.proving;
    }

    private Position position(Job job) {
        if (position == null || !position.job.equals(job)) {
            close();
            position = open(job, 0);
        }
        return position;
    }

    private Position open(Job job, int target) {
        String remoteId = job.remote().requireId();
        JobFiles files = outside.spool().files(job);
        long appliedUpTo = targets.get(target).enforcer().appliedUpTo(job.key(), remoteId);
        return new Position(job, target, new SortedNotices(files.sorted(remoteId)), appliedUpTo);
    }

    @Override
    public void close() {
        if (position != null) {
            position.close();
            position = null;
        }
    }

    /** Where the job that is being applied stands; found again from the checkpoints after a restart. */
    private static final class Position {
        private final Job job;
        private final int target;
        private final SortedNotices notices;
        private long appliedUpTo;
        private @Nullable Proving proving;

        Position(Job job, int target, SortedNotices notices, long appliedUpTo) {
            this.job = job;
            this.target = target;
            this.notices = notices;
            this.appliedUpTo = appliedUpTo;
        }

        void close() {
            notices.close();
            if (proving != null) {
                proving.close();
            }
        }
    }
}
