package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.enforce.JdbcEnforcer;
import dev.heed.jdbc.internal.extract.JdbcIdSource;
import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.MappingCheck;
import dev.heed.jdbc.internal.mapping.MappingFile;
import dev.heed.jdbc.internal.mapping.MappingReader;
import dev.heed.jdbc.internal.mapping.MappingRules;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/** A database that is kept in step, as a mapping file describes it. */
public final class JdbcTarget {
    private JdbcTarget() {}

    /**
     * Opens a target with {@link TargetOptions#DEFAULT}, see {@link #open(String, DataSource, Path, TargetOptions)}.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; not null
     * @param mapping the mapping file; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException as there
     */
    public static Target open(String name, DataSource dataSource, Path mapping) {
        return open(name, dataSource, mapping, TargetOptions.DEFAULT);
    }

    /**
     * Opens a target: reads the mapping, creates or migrates Heed's own tables (prefix {@code heed_}, with a migration
     * history of their own) in the connection's current schema, and holds the mapping against the live schema. A change
     * of the schema or of the mapping counts from the next opening on.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; stays the caller's to close; not null
     * @param mapping the mapping file; not null
     * @param options what else the host wants; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException if the mapping cannot be read or does not fit the database, with one line for each
     *     finding; if the database cannot be reached, is none that Heed knows, or does not let Heed create its tables
     */
    public static Target open(String name, DataSource dataSource, Path mapping, TargetOptions options) {
        Findings findings = new Findings(String.valueOf(mapping.getFileName()));
        MappingRules rules = MappingReader.yaml(MappingFile.text(mapping), findings);
        findings.refuse();
        Database database = Database.open(dataSource, name);
        Plan plan = database.read(
                "read the schema",
                sql -> sql.connectionResult(c -> {
                    Optional<Plan> fitting = MappingCheck.plan(rules, new Catalog(c), findings);
                    findings.refuse();
                    return fitting.orElseThrow();
                }));
        return new Target(name, new JdbcIdSource(database, plan), new JdbcEnforcer(database, plan, options));
    }
}
