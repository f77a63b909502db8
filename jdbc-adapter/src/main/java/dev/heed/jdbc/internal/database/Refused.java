package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;

/** The database does not let rows change, for a reason that lies in them: a repetition would be refused again. */
public final class Refused extends HeedException {
    /** @param message why, without an ID, as it goes into the ledger */
    public Refused(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message why, without an ID, as it goes into the ledger */
    public Refused(String message) {
        super(message);
    }
}
