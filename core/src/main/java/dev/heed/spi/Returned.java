package dev.heed.spi;

import dev.heed.Notice;
import java.util.List;

/**
 * IDs that X named for good once and that have rows again: a backup was restored, a file imported once more.
 *
 * @param upTo up to which ID was looked; the end of the range if nothing is left in it
 * @param notices what X had said, ascending by ID, each ID once; may be empty
 */
public record Returned(long upTo, List<Notice> notices) {
    /** Copies the list. */
    public Returned {
        notices = List.copyOf(notices);
    }
}
