package dev.heed;

/**
 * Stands before the first change of a job: when more would change than is believable, a person must approve. What counts
 * is how many IDs would really change in a target, not how many X names: a geotag that was cleared long ago is named again
 * in every sweep.
 *
 * @param firstShare the largest share of a slice's IDs that may change unasked if its IDs were never checked before, from
 *     0 to 1: an old archive loses a third of its Posts in its first sweep
 * @param laterShare the same if they were: a daily sweep stays well under a percent
 * @param freeIds so many IDs are always let through, since a share of a handful says nothing
 * @param heldShare the largest share of result lines that may be held back because they are unreadable, unknown or were
 *     never asked for
 */
public record Guard(double firstShare, double laterShare, long freeIds, double heldShare) {
    /** Half of a slice at first, a twentieth later, 100 IDs in any case; a thousandth of the lines held back. */
    public static final Guard DEFAULT = new Guard(0.5, 0.05, 100, 0.001);

    /** @throws IllegalArgumentException if a share is not between 0 and 1 or the count negative */
    public Guard {
        if (!isShare(firstShare) || !isShare(laterShare) || !isShare(heldShare) || freeIds < 0) {
            throw new IllegalArgumentException("Not a guard: shares " + firstShare + ", " + laterShare + ", "
                    + heldShare + ", free IDs " + freeIds);
        }
    }

    /** Whether the IDs of a slice were checked in an earlier run. */
    public enum Past {
        /** At least some of them never were */
        NEVER_CHECKED,
        /** All of them lie in parts of the ID space that were */
        CHECKED
    }

    /** How many IDs of a slice may change unasked. */
    public long mayChange(Slice slice, Past past) {
        return Math.max(freeIds, (long) (share(past) * slice.asked()));
    }

    /** The share that goes for a past. */
    public double share(Past past) {
        return past == Past.CHECKED ? laterShare : firstShare;
    }

    /** Whether so many lines of a slice's results were held back that a person must look at them. */
    public boolean distrusts(Slice slice) {
        return slice.held() > heldShare * (slice.held() + slice.reported());
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }
}
