package dev.heed.spi;

import dev.heed.HeedException;

/**
 * A database could not do its part now and may soon be able to: a deadlock, a lock that took too long to get, a lost
 * connection. Nothing was changed. The engine tries again after a while, and gives up after some failures in a row.
 */
public class PassingException extends HeedException {
    /** @param message the whole text for a person */
    public PassingException(String message) {
        super(message);
    }

    /**
     * @param message the whole text for a person
     * @param cause what was met; must be free of secrets, too
     */
    public PassingException(String message, Throwable cause) {
        super(message, cause);
    }
}
