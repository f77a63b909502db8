package dev.heed.client;

import java.util.Locale;

/** What X says about a job. */
public enum RemoteStatus {
    /** Waits for the IDs. */
    CREATED,
    /** Works. */
    IN_PROGRESS,
    /** The results can be downloaded. */
    COMPLETE,
    /** X gave up. */
    FAILED,
    /** No upload came in time. */
    EXPIRED,
    /** A word that no text of X explains; X's schema leaves the field open. */
    UNKNOWN;

    static RemoteStatus of(String wire) {
        for (RemoteStatus status : values()) {
            if (status.name().equals(wire.toUpperCase(Locale.ROOT))) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
