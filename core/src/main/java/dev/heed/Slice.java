package dev.heed;

import org.jspecify.annotations.Nullable;

/**
 * The IDs of a job, as boundaries and counts.
 *
 * @param range its part of the ID space; until the IDs are extracted, where they may lie
 * @param asked how many distinct IDs X is asked about; 0 until they are extracted
 * @param extract a fingerprint of these IDs, so that a file of another extraction is never taken for them; null until they
 *     are extracted
 * @param answer what X said about them
 * @param remaining how many of the IDs that X named are still in some target after all was applied; 0 before
 * @param returned how many IDs had rows that had come back after their deletion, and that were removed again before X was
 *     asked
 */
public record Slice(IdRange range, long asked, @Nullable String extract, Answer answer, long remaining, long returned) {
    /** A slice of which only is known where it may lie. */
    public static Slice within(IdRange range) {
        return new Slice(range, 0, null, Answer.NONE, 0, 0);
    }

    /** The slice with its boundaries fixed and its IDs counted. */
    public Slice spooled(IdRange fixed, long ids, String fingerprint) {
        return new Slice(fixed, ids, fingerprint, Answer.NONE, 0, returned);
    }

    /** The slice with what X's results hold. */
    public Slice answered(Answer said) {
        return new Slice(range, asked, extract, said, 0, returned);
    }

    /** The slice with everything applied. */
    public Slice applied(long stillThere) {
        return new Slice(range, asked, extract, answer, stillThere, returned);
    }

    /** The slice with rows of so many more IDs removed again. */
    public Slice removedAgain(long ids) {
        return new Slice(range, asked, extract, answer, remaining, returned + ids);
    }

    /** Whether its IDs were extracted at least once, which fixes its boundaries. */
    public boolean isFixed() {
        return extract != null;
    }

    /** How many IDs X named; 0 until the results are here. */
    public long reported() {
        return answer.reported();
    }

    /** How many result lines were held back because Heed may not act on them. */
    public long held() {
        return answer.held();
    }
}
