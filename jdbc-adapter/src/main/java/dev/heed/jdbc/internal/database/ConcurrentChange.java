package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;

/** Another writer came between; a repetition may meet quiet rows. */
public final class ConcurrentChange extends HeedException {
    public ConcurrentChange(String message) {
        super(message);
    }

    public ConcurrentChange(String message, Throwable cause) {
        super(message, cause);
    }
}
