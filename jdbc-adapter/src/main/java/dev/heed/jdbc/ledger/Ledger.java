package dev.heed.jdbc.ledger;

import dev.heed.jdbc.internal.audit.Verifier;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.ChainRows;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The ledger of a database: what X said about each ID, and what was done. May be used while engines write to it, and from
 * any thread.
 *
 * <p>Every method throws a {@link dev.heed.HeedException} if the database refuses or cannot be reached.
 */
public final class Ledger {
    private final Database database;

    private Ledger(Database database) {
        this.database = database;
    }

    /**
     * Opens a ledger; creates or migrates Heed's own tables first.
     *
     * @param name what error messages call the database; not null
     * @param dataSource the database of a target; stays the caller's to close; not null
     * @throws dev.heed.HeedException if the database is none that Heed knows, or does not let Heed create its tables
     */
    public static Ledger open(String name, DataSource dataSource) {
        return new Ledger(Database.open(dataSource, name));
    }

    /** Where the ledger ends now. */
    public LedgerHead head() {
        return database.read("read the head of the ledger", ChainRows::head);
    }

    /** Reads the whole ledger and holds it against its chain; keeps few entries in memory at a time. */
    public Verification verify() {
        return new Verifier(database, Optional.empty()).verify();
    }

    /**
     * As {@link #verify()}, and also holds the ledger against a head that it had before.
     *
     * @param known what {@link #head()} or a {@link Verification} told then, kept where nobody who may write to the
     *     database could change it; not null
     */
    public Verification verify(LedgerHead known) {
        return new Verifier(database, Optional.of(known)).verify();
    }
}
