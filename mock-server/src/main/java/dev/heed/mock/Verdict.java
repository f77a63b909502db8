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

    private static Verdict of(String action, String reason) {
        return new Verdict(action, reason, Optional.empty(), Optional.empty());
    }
}
