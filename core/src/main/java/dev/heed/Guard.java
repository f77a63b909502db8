package dev.heed;

import java.util.Map;

/**
 * Stands before the first change of a job: when more would change than is believable, a person must approve. What counts
 * is how many IDs would really change in a target, not how many X names: a geotag that was cleared long ago is named again
 * in every sweep.
 *
 * @param firstShare the largest share of a slice's IDs that may change unasked if its IDs were never checked before, from
 *     0 to 1: an old archive loses a third of its Posts in its first sweep
 * @param laterShare the same if they were: a daily sweep stays well under a percent; also the largest share of a slice's
 *     marked IDs that may be unmarked unasked, as X no longer names them
 * @param freeIds so many IDs are always let through, once in a run, since a share of a handful says nothing
 * @param heldShare the largest share of result lines that may be held back because they are unreadable, unknown or were
 *     never asked for
 * @param maxRows how many rows of a target a whole run may change unasked
 * @param jump how many times the share that X names for one reason may be that of the sweep before
 */
public record Guard(double firstShare, double laterShare, long freeIds, double heldShare, long maxRows, double jump) {
    /**
     * Half of a slice at first, a twentieth later, 100 IDs in any case; a thousandth of the lines held back; any number of
     * rows; ten times the share of a reason.
     */
    public static final Guard DEFAULT = new Guard(0.5, 0.05, 100, 0.001, Long.MAX_VALUE, 10);

    /** Below this a share may jump as it likes: ten times next to nothing is still next to nothing. */
    private static final double LEAST_USUAL_SHARE = 0.001;

    /** @throws IllegalArgumentException if a share is not between 0 and 1, a count negative, or the jump below 1 */
    public Guard {
        if (!isShare(firstShare)
                || !isShare(laterShare)
                || !isShare(heldShare)
                || freeIds < 0
                || maxRows < 0
                || !(jump >= 1)) {
            throw new IllegalArgumentException("Not a guard: shares " + firstShare + ", " + laterShare + ", "
                    + heldShare + ", free IDs " + freeIds + ", rows " + maxRows + ", jump " + jump);
        }
    }

    /** A guard with these shares, without a limit on rows or jumps. */
    public static Guard ofShares(double firstShare, double laterShare, long freeIds, double heldShare) {
        return new Guard(firstShare, laterShare, freeIds, heldShare, Long.MAX_VALUE, Double.POSITIVE_INFINITY);
    }

    /** The same with a limit on the rows of a target that a whole run may change unasked. */
    public Guard withMaxRows(long rows) {
        return new Guard(firstShare, laterShare, freeIds, heldShare, rows, jump);
    }

    /** Whether the IDs of a slice were checked in an earlier run. */
    public enum Past {
        /** At least some of them never were */
        NEVER_CHECKED,
        /** All of them lie in parts of the ID space that were */
        CHECKED
    }

    /** How many IDs of a slice may change unasked by its share alone. */
    public long allowance(Slice slice, Past past) {
        return (long) (share(past) * slice.asked());
    }

    /** How many IDs of a slice may change unasked. */
    public long mayChange(Slice slice, Past past) {
        return Math.max(freeIds, allowance(slice, past));
    }

    /** The share that goes for a past. */
    public double share(Past past) {
        return past == Past.CHECKED ? laterShare : firstShare;
    }

    /** Whether so many lines of a slice's results were held back that a person must look at them. */
    public boolean distrusts(Slice slice) {
        return slice.held() > heldShare * (slice.held() + slice.reported());
    }

    /** Whether rows are limited at all. */
    public boolean limitsRows() {
        return maxRows < Long.MAX_VALUE;
    }

    /**
     * Whether X names one reason so much more often than in the sweep before that a person must look.
     *
     * @param slice the slice
     * @param reason X's word
     * @param usual the share of IDs with each reason in the sweep before
     */
    public boolean isJump(Slice slice, String reason, Map<String, Double> usual) {
        long ids = slice.answer().reasons().getOrDefault(reason, 0L);
        double before = Math.max(LEAST_USUAL_SHARE, usual.getOrDefault(reason, 0.0));
        return ids > freeIds && ids > jump * before * slice.asked();
    }

    private static boolean isShare(double share) {
        return share >= 0 && share <= 1;
    }
}
