package dev.heed.mock;

/**
 * What X says about an ID.
 *
 * @param action the action as X writes it
 * @param reason the reason as X writes it
 */
public record Verdict(String action, String reason) {
    /** The ID must go, for this reason. */
    public static Verdict delete(String reason) {
        return new Verdict("delete", reason);
    }

    /** Only the geo data must go, told as an action of its own. */
    public static Verdict scrubGeo() {
        return new Verdict("scrub_geo", "scrub_geo");
    }

    /** Only the geo data must go, told as X's table of results does: with the action {@code delete}. */
    public static Verdict deleteForGeo() {
        return new Verdict("delete", "scrub_geo");
    }
}
