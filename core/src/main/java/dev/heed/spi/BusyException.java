package dev.heed.spi;

import dev.heed.HeedException;
import java.time.Instant;

/**
 * A database shall not be written now, as its owner wants it; nothing was changed. The engine says why and comes back at
 * the time named, however often that is.
 */
public final class BusyException extends HeedException {
    private final transient Instant until;

    /**
     * @param until when it is worth asking again
     * @param why the whole text for a person
     */
    public BusyException(Instant until, String why) {
        super(why);
        this.until = until;
    }

    /** When it is worth asking again. */
    public Instant until() {
        return until;
    }
}
