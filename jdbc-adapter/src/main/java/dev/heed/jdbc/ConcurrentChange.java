package dev.heed.jdbc;

import dev.heed.HeedException;

/** Another writer came between; a repetition may meet quiet rows. */
final class ConcurrentChange extends HeedException {
    ConcurrentChange(String message) {
        super(message);
    }

    ConcurrentChange(String message, Throwable cause) {
        super(message, cause);
    }
}
