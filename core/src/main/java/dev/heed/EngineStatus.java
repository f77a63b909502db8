package dev.heed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine does at this moment, or why it does not.
 *
 * @param mode whether it works
 * @param activity what it does or waits for, for a person; free of secrets
 * @param until when the wait ends by itself; null if it works, or if only a person or the next call ends it
 * @param open the jobs of the current or last runs that are not final, as they are stored
 */
public record EngineStatus(
        Mode mode, String activity, @Nullable Instant until, List<Job> open) {
    /** Copies the list. */
    public EngineStatus {
        open = List.copyOf(open);
    }

    /** Whether an engine works. */
    public enum Mode {
        /** No run is under way in this engine. */
        IDLE,
        /** A piece of work is being done. */
        WORKING,
        /** Nothing can be done before {@link EngineStatus#until}. */
        WAITING,
        /** It was paused and keeps its place. */
        PAUSED,
        /** It was asked to stop. */
        STOPPED
    }
}
