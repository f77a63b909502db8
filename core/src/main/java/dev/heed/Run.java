package dev.heed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One check of every mapped ID of a type.
 *
 * @param id its name
 * @param type what its IDs name
 * @param app the X app whose jobs it uses
 * @param startedAt when it began
 * @param endedAt when its last job became final; null while it is open
 * @param approval a person's word for the run as a whole; null if there is none
 */
public record Run(
        UUID id,
        JobType type,
        String app,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Approval approval) {
    /** A run that begins. */
    public static Run begun(UUID id, JobType type, String app, Instant at) {
        return new Run(id, type, app, at, null, null);
    }

    /** Whether it goes on. */
    public boolean isOpen() {
        return endedAt == null;
    }

    /** The run, approved. */
    public Run approved(Approval word) {
        return new Run(id, type, app, startedAt, endedAt, word);
    }

    /** The run, closed. */
    public Run ended(Instant at) {
        return new Run(id, type, app, startedAt, at, approval);
    }
}
