package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;
import java.util.function.UnaryOperator;

/** The database does not let rows change, for a reason that lies in them: a repetition would be refused again. */
public final class Refused extends HeedException {
    private final String discreet;

    private Refused(String message, String discreet, Throwable cause) {
        super(message, cause);
        this.discreet = discreet;
    }

    /** @param message why, without an ID, as it goes into the ledger */
    public Refused(String message) {
        super(message);
        this.discreet = message;
    }

    /**
     * Says what the database has said.
     *
     * @param words what stands around that
     */
    public static Refused by(Exception e, UnaryOperator<String> words) {
        return new Refused(words.apply(Failures.reason(e)), words.apply(Failures.discreetReason(e)), e);
    }

    /** The message without any number that the database has named, for it may be an ID. */
    public String discreet() {
        return discreet;
    }
}
