package dev.heed;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a job stands. The allowed moves are one table, see {@link #mayBecome}. */
public enum JobState {
    /** The slice is known by where it begins; its IDs are extracted, and what was deleted before is removed again. */
    PLANNED,
    /** The IDs lie in the spool, sorted, and the slice's boundaries are fixed. */
    SPOOLED,
    /** X has a job for the slice and waits for the IDs. */
    CREATED,
    /** The upload was begun; whether X has it must be asked. */
    UPLOADING,
    /** X has the IDs and works. */
    UPLOADED,
    /** X has finished; the results wait in its storage. */
    COMPLETE,
    /** The results lie in the spool, proved complete and sorted by ID. */
    DOWNLOADED,
    /** The guard found too much to change; a person must approve or reject. */
    AWAITING_APPROVAL,
    /** Results are being applied, batch by batch. */
    APPLYING,
    /** Every target holds what X said. */
    DONE,
    /** Given up, for the reason in the job's note. */
    FAILED;

    private static final Map<JobState, Set<JobState>> MOVES = Map.ofEntries(
            entry(PLANNED, EnumSet.of(SPOOLED, DONE)),
            entry(SPOOLED, EnumSet.of(CREATED, PLANNED, FAILED)),
            entry(CREATED, EnumSet.of(UPLOADING)),
            entry(UPLOADING, EnumSet.of(UPLOADED, SPOOLED, PLANNED, FAILED)),
            entry(UPLOADED, EnumSet.of(COMPLETE, SPOOLED, FAILED)),
            entry(COMPLETE, EnumSet.of(DOWNLOADED, SPOOLED, PLANNED, FAILED)),
            entry(DOWNLOADED, EnumSet.of(APPLYING, AWAITING_APPROVAL, COMPLETE, SPOOLED, FAILED)),
            entry(AWAITING_APPROVAL, EnumSet.of(DOWNLOADED, FAILED)),
            entry(APPLYING, EnumSet.of(DONE, COMPLETE, SPOOLED, FAILED)),
            entry(DONE, EnumSet.noneOf(JobState.class)),
            entry(FAILED, EnumSet.noneOf(JobState.class)));

    /** Whether a job in this state may be written with {@code next}. A state that is not final may also stay. */
    public boolean mayBecome(JobState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next) || (next == this && !isFinal());
    }

    /** Whether nothing more happens to a job in this state. */
    public boolean isFinal() {
        return this == DONE || this == FAILED;
    }

    /** Whether a job in this state takes the one place that X gives to a job of its type. */
    public boolean occupiesX() {
        return this == CREATED || this == UPLOADING || this == UPLOADED;
    }
}
