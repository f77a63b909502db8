package dev.heed;

/**
 * The IDs of a job, as boundaries and counts.
 *
 * @param range its part of the ID space; open at the end until the IDs are extracted
 * @param asked how many distinct IDs X is asked about; 0 until they are extracted
 * @param reported how many of them X named; 0 until the results are here
 * @param held how many result lines were held back because Heed may not act on them
 */
public record Slice(IdRange range, long asked, long reported, long held) {
    /** A slice of which only the beginning is known. */
    public static Slice after(long lastId) {
        return new Slice(new IdRange(lastId, Long.MAX_VALUE), 0, 0, 0);
    }

    /** The slice with its boundaries fixed and its IDs counted. */
    public Slice spooled(IdRange fixed, long ids) {
        return new Slice(fixed, ids, 0, 0);
    }

    /** The slice with what X's results hold. */
    public Slice answered(long reportedIds, long heldLines) {
        return new Slice(range, asked, reportedIds, heldLines);
    }
}
