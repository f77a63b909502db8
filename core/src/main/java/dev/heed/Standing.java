package dev.heed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a job fares in its present state.
 *
 * @param failures how many times in a row the step of this state failed for a passing reason
 * @param notBefore when it may be taken up again; {@link Instant#EPOCH} means at once
 * @param note why it waits, failed, or who decided; free of secrets; null if there is nothing to say
 * @param plan the fingerprint of the {@link JobPlan} that awaits a person's approval or has it; null if there is none
 */
public record Standing(
        int failures,
        Instant notBefore,
        @Nullable String note,
        @Nullable String plan) {
    /** Fresh in a state. */
    public static final Standing FRESH = new Standing(0, Instant.EPOCH, null, null);

    /** Fresh in a state, with a word on how it came there. */
    public static Standing because(String note) {
        return new Standing(0, Instant.EPOCH, note, null);
    }

    /** The same with a plan that a person shall decide about, or has. */
    public Standing about(@Nullable String planned) {
        return new Standing(failures, notBefore, note, planned);
    }

    /** Whether it was told to wait until a time, which may have come. */
    public boolean hasWaited() {
        return !notBefore.equals(Instant.EPOCH);
    }

    /** Waits for something that is no failure. */
    public Standing waiting(Instant until, String why) {
        return new Standing(failures, until, why, plan);
    }

    /** Waits after one more failure. */
    public Standing failed(Instant retryAt, String why) {
        return new Standing(failures + 1, retryAt, why, plan);
    }
}
