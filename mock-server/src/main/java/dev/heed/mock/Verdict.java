package dev.heed.mock;

import java.time.Instant;
import java.util.Optional;

/**
 * What X says about an ID. Immutable.
 *
 * @param action the action as X writes it
 * @param reason the reason as X writes it
 * @param createdAt when the Post or account was made; if empty, the ID tells
 * @param redactedAt when it was redacted; if empty, a fixed time for {@code deleted} and left out for all else
 */
public record Verdict(String action, String reason, Optional<Instant> createdAt, Optional<Instant> redactedAt) {
    /** @throws IllegalArgumentException if action or reason are no plain words */
    public Verdict {
        requireWord(action);
        requireWord(reason);
    }

    /** Deleted by its author, or an account by its owner. */
    public static Verdict deleted() {
        return delete("deleted");
    }

    /** The ID must go, for this reason. */
    public static Verdict delete(String reason) {
        return of("delete", reason);
    }

    /** Only the geo data must go, told as an action of its own. */
    public static Verdict scrubGeo() {
        return of("scrub_geo", "scrub_geo");
    }

    /** Only the geo data must go, told as X's table of results does: with the action {@code delete}. */
    public static Verdict deleteForGeo() {
        return of("delete", "scrub_geo");
    }

    /** Any action for any reason, also such as X does not know. */
    public static Verdict of(String action, String reason) {
        return new Verdict(action, reason, Optional.empty(), Optional.empty());
    }

    private static void requireWord(String word) {
        if (!word.matches("[\\w .-]{1,100}")) {
            throw new IllegalArgumentException("Not a word as X would write it: " + word);
        }
    }
}
