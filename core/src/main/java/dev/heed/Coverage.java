package dev.heed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh a host's copies are: when the IDs of a type were last checked.
 *
 * @param type what the IDs name
 * @param at when this was counted
 * @param within the target: how recently every ID should have been checked
 * @param ids how many distinct IDs the targets hold now
 * @param fresh how many of them were checked within the target
 * @param unchecked how many were never checked, or came into a range after it was checked; what targets with different IDs
 *     keep or only mark may be counted, too
 * @param oldest the oldest check that any of the other IDs rests on; empty if none was ever checked
 * @param sweepEnds when the run under way will have checked everything, at its pace so far; empty if none is open or its
 *     pace is not known yet
 */
public record Coverage(
        JobType type,
        Instant at,
        Duration within,
        long ids,
        long fresh,
        long unchecked,
        Optional<Instant> oldest,
        Optional<Instant> sweepEnds) {
    /** The share of IDs that were checked within the target, from 0 to 1; 1 if there are none. */
    public double share() {
        return ids == 0 ? 1 : (double) fresh / ids;
    }
}
