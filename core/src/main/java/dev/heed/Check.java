package dev.heed;

import java.time.Instant;
import java.util.UUID;

/**
 * A part of the ID space that was checked and brought in step.
 *
 * @param run by which run
 * @param slice which part, and what X said about it
 * @param at when X looked at it
 */
public record Check(UUID run, Slice slice, Instant at) {
    /** How many IDs were left in it when that was done. */
    public long left() {
        return slice.asked() - slice.reported() + slice.remaining();
    }
}
