package dev.heed;

/**
 * A part of the ascending ID space: IDs greater than {@code after}, up to and including {@code upTo}.
 *
 * @param after not negative
 * @param upTo not less than {@code after}; {@link Long#MAX_VALUE} means to the end
 */
public record IdRange(long after, long upTo) {
    /** Every ID that X can give out. */
    public static final IdRange ALL = new IdRange(0, Long.MAX_VALUE);

    /** @throws IllegalArgumentException if the boundaries are not in order */
    public IdRange {
        if (after < 0 || upTo < after) {
            throw new IllegalArgumentException("Not a range of IDs: (" + after + ", " + upTo + "]");
        }
    }

    /** Whether the range has no upper end. */
    public boolean isOpen() {
        return upTo == Long.MAX_VALUE;
    }

    /** Whether some ID lies in both ranges. */
    public boolean overlaps(IdRange other) {
        return after < other.upTo && other.after < upTo;
    }
}
