package dev.heed;

/**
 * Stands before the first change of a job: when X names more of a slice than is believable, a person must approve.
 *
 * @param maxShare the largest share of a slice's IDs that may be changed unasked, from 0 to 1
 * @param freeIds so many IDs are always let through, since a share of a handful says nothing
 */
public record Guard(double maxShare, long freeIds) {
    /** Half of a slice: a first sweep of an old archive may lose a third. Up to 100 IDs pass in any case. */
    public static final Guard DEFAULT = new Guard(0.5, 100);

    /** @throws IllegalArgumentException if the share is not between 0 and 1 or the count negative */
    public Guard {
        if (!(maxShare >= 0 && maxShare <= 1) || freeIds < 0) {
            throw new IllegalArgumentException("Not a guard: share " + maxShare + ", free IDs " + freeIds);
        }
    }

    /** Whether a person must look at a job with these counts first. */
    public boolean holds(Slice slice) {
        return slice.reported() > freeIds && slice.reported() > maxShare * slice.asked();
    }
}
