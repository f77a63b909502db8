package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.store.JdbcBudget;
import dev.heed.jdbc.internal.store.JdbcJobStore;
import dev.heed.jdbc.internal.store.JdbcLease;
import dev.heed.spi.Home;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Keeps an engine's jobs and lease in a database. */
public final class JdbcHome {
    private JdbcHome() {}

    /**
     * Opens a home with the system's clock, see {@link #open(DataSource, InstantSource)}.
     *
     * @param dataSource the database; not null
     * @return a home that may be used from any thread
     * @throws dev.heed.HeedException as there
     */
    public static Home open(DataSource dataSource) {
        return open(dataSource, InstantSource.system());
    }

    /**
     * Opens a home; creates or migrates Heed's own tables in the connection's current schema first. They carry the
     * prefix {@code heed_} and a migration history of their own, so the schema may hold the host's tables, too.
     *
     * @param dataSource the database; stays the caller's to close; not null
     * @param clock tells when a lease runs out; not null
     * @return a home that may be used from any thread
     * @throws dev.heed.HeedException if the database cannot be reached, is none that Heed knows, or does not let Heed
     *     create its tables
     */
    public static Home open(DataSource dataSource, InstantSource clock) {
        Database database = Database.open(dataSource, "home");
        return new Home(new JdbcJobStore(database), new JdbcLease(database, clock), new JdbcBudget(database));
    }
}
