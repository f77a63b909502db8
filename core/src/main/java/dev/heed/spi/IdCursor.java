package dev.heed.spi;

import dev.heed.SkippedIds;
import java.util.List;

/** A walk over ascending distinct IDs. Not thread-safe. */
public interface IdCursor extends AutoCloseable {
    /** What {@link #next()} returns after the last ID. */
    long END = -1;

    /** The next ID, positive and greater than the one before; {@link #END} after the last. */
    long next();

    /** The values that were met and cannot be IDs, or hardly are those that were meant. Complete as soon as the cursor is open. */
    List<SkippedIds> skipped();

    /** Frees the scratch space. */
    @Override
    void close();
}
