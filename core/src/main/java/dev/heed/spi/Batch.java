package dev.heed.spi;

import dev.heed.JobKey;
import dev.heed.Notice;
import java.util.List;

/**
 * Some results of a job, to be applied together.
 *
 * @param job the job
 * @param remoteId X's job whose result it is, or {@link #NOT_ASKED}
 * @param fence the lease under which this may happen
 * @param notices at least one, ascending by ID, each ID once, all greater than the checkpoint
 */
public record Batch(JobKey job, String remoteId, Fence fence, List<Notice> notices) {
    /** Stands where X's job would when rows that have come back are removed again: X was not asked. */
    public static final String NOT_ASKED = "reapply";

    /** @throws IllegalArgumentException if there are no notices or they do not ascend */
    public Batch {
        notices = List.copyOf(notices);
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("An empty batch");
        }
        for (int i = 1; i < notices.size(); i++) {
            if (notices.get(i - 1).id() >= notices.get(i).id()) {
                throw new IllegalArgumentException(
                        "Notices do not ascend at ID " + notices.get(i).id());
            }
        }
    }

    /** Whether it removes what has come back, by X's earlier word. */
    public boolean isAgain() {
        return remoteId.equals(NOT_ASKED);
    }

    /** The first of the notices: so many, or all of them if there are no more. */
    public Batch first(int count) {
        return new Batch(job, remoteId, fence, notices.subList(0, Math.min(count, notices.size())));
    }
}
