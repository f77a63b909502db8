package dev.heed.jdbc.internal.database;

import dev.heed.spi.PassingException;

/** Another writer came between; a repetition may meet quiet rows. */
public final class ConcurrentChange extends PassingException {
    /** @param message what was met, and that the transaction was undone */
    public ConcurrentChange(String message) {
        super(message);
    }

    public ConcurrentChange(String message, Throwable cause) {
        super(message, cause);
    }
}
