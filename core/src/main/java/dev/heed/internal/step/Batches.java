package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.Notice;
import dev.heed.internal.spool.SortedNotices;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies sorted results and proves that they were, one batch for one target at a time, target after target, each from its
 * own checkpoint.
 */
final class Batches implements AutoCloseable {
    private final Outside outside;
    private final int batchIds;
    private final Background background;
    private @Nullable Position position;

    Batches(Outside outside, int batchIds, Background background) {
        this.outside = outside;
        this.batchIds = batchIds;
        this.background = background;
    }

    /** What was done. */
    enum Piece {
        /** A batch was applied. */
        APPLIED,
        /** What was applied was looked for once more. */
        PROVED,
        /** Nothing was left. */
        NONE
    }

    /**
     * Does the next piece.
     *
     * @param remoteId whose results
     */
    Piece next(Job job, String remoteId) {
        Position here = position(job, remoteId);
        List<Notice> notices = here.notices.next(here.appliedUpTo, batchIds);
        if (!notices.isEmpty()) {
            apply(here, notices);
            return Piece.APPLIED;
        }
        if (!proving(here).isDone(batchIds)) {
            return Piece.PROVED;
        }
        close();
        if (here.target + 1 == outside.targets().size()) {
            return Piece.NONE;
        }
        position = open(job, remoteId, here.target + 1);
        return Piece.PROVED;
    }

    private void apply(Position here, List<Notice> notices) {
        Job job = here.job;
        Target target = outside.targets().get(here.target);
        Batch batch = new Batch(job.key(), here.remoteId, background.fenceOf(job.key()), notices);
        Applied applied = target.enforcer().apply(batch);
        here.appliedUpTo = applied.upTo();
        outside.listener().applied(job, target.name(), applied);
    }

    private Proving proving(Position here) {
        if (here.proving == null) {
            here.proving = new Proving(
                    outside, here.job, here.remoteId, outside.targets().get(here.target));
        }
        return here.proving;
    }

    private Position position(Job job, String remoteId) {
        if (position == null || !position.job.equals(job)) {
            close();
            position = open(job, remoteId, 0);
        }
        return position;
    }

    private Position open(Job job, String remoteId, int target) {
        long appliedUpTo = outside.targets().get(target).enforcer().appliedUpTo(job.key(), remoteId);
        SortedNotices notices = new SortedNotices(outside.spool().files(job).sorted(remoteId));
        return new Position(job, remoteId, target, notices, appliedUpTo);
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
        private final String remoteId;
        private final int target;
        private final SortedNotices notices;
        private long appliedUpTo;
        private @Nullable Proving proving;

        Position(Job job, String remoteId, int target, SortedNotices notices, long appliedUpTo) {
            this.job = job;
            this.remoteId = remoteId;
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
