package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.enforce.JdbcEnforcer;
import dev.heed.jdbc.internal.extract.JdbcIdSource;
import dev.heed.jdbc.internal.mapping.Mapping;
import dev.heed.jdbc.internal.mapping.MappingCheck;
import dev.heed.jdbc.internal.mapping.MappingFile;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;

/** A database that is kept in step, as a mapping file describes it. */
public final class JdbcTarget {
    private JdbcTarget() {}

    /**
     * Opens a target with the default limits and the system's clock, see {@link #open(String, DataSource, Path, Limits,
     * InstantSource)}.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; not null
     * @param mapping the mapping file; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException as there
     */
    public static Target open(String name, DataSource dataSource, Path mapping) {
        return open(name, dataSource, mapping, Limits.DEFAULT, InstantSource.system());
    }

    /**
     * Opens a target: reads the mapping, creates or migrates Heed's own tables (prefix {@code heed_}, with a migration
     * history of their own) in the connection's current schema, and holds the mapping against the live schema. A change
     * of the schema or of the mapping counts from the next opening on.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; stays the caller's to close; not null
     * @param mapping the mapping file; not null
     * @param limits how much a transaction may hold; not null
     * @param clock tells the time for marks and the ledger; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException if the mapping cannot be read or does not fit the database, with one line for each
     *     finding; if the database cannot be reached, is none that Heed knows, or does not let Heed create its tables
     */
    public static Target open(String name, DataSource dataSource, Path mapping, Limits limits, InstantSource clock) {
        Mapping wanted = MappingFile.read(mapping);
        Database database = Database.open(dataSource, name);
        Plan plan = database.read(
                "read the schema", sql -> sql.connectionResult(c -> MappingCheck.plan(wanted, new Catalog(c))));
        return new Target(name, new JdbcIdSource(database, plan), new JdbcEnforcer(database, plan, limits, clock));
    }
}
