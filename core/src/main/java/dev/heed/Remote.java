package dev.heed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The job at X that stands for ours. Never holds a signed URL: those are secrets, and X tells them again when asked. The
 * session of a resumable upload is a secret, too, but nobody would tell it again; its text does not show it.
 *
 * @param attempt which job at X this is for the slice, from 1; 0 before the first
 * @param name the name given to X, written before X is asked, so that an orphan can be found; null when none is wanted
 * @param id X's ID of the job; null until X has answered
 * @param createdAt when X created it; null until X has answered
 * @param session the resumable upload under way; null if there is none
 * @param confirms X's earlier job whose answer this one shall confirm before it is believed; null if none has to
 */
public record Remote(
        int attempt,
        @Nullable String name,
        @Nullable String id,
        @Nullable Instant createdAt,
        @Nullable UploadSession session,
        @Nullable String confirms) {

    /** No job at X yet. */
    public static final Remote NONE = new Remote(0, null, null, null, null, null);

    /** The next job that X will be asked for, under this name. */
    public Remote intend(String nextName) {
        return new Remote(attempt + 1, nextName, null, null, null, confirms);
    }

    /** The job that X created. */
    public Remote created(String remoteId, Instant at) {
        return new Remote(attempt, name, remoteId, at, null, confirms);
    }

    /** The resumable upload that was begun; null once there is none any more. */
    public Remote uploadingBy(@Nullable UploadSession begun) {
        return new Remote(attempt, name, id, createdAt, begun, confirms);
    }

    /** The same attempt, to be looked for by its name again. */
    public Remote unconfirmed() {
        return new Remote(attempt, name, null, null, null, confirms);
    }

    /** The attempt is over and its job at X of no more use. */
    public Remote abandoned() {
        return new Remote(attempt, null, null, null, null, confirms);
    }

    /** The attempt is over, and another job shall be asked the same before its answer is believed. */
    public Remote doubted() {
        return new Remote(attempt, null, null, null, null, id);
    }

    /** The same job, whose answer stands alone. */
    public Remote alone() {
        return new Remote(attempt, name, id, createdAt, session, null);
    }

    /**
     * X's ID of the job.
     *
     * @throws IllegalStateException before X has answered
     */
    public String requireId() {
        if (id == null) {
            throw new IllegalStateException("X has not named a job yet for attempt " + attempt);
        }
        return id;
    }
}
