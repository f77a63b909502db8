package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.enforce.JdbcEnforcer;
import dev.heed.jdbc.internal.extract.JdbcIdSource;
import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.MappingCheck;
import dev.heed.jdbc.internal.mapping.MappingRules;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.rights.RightsCheck;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is kept in step, as a mapping describes it. */
public final class JdbcTarget {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcTarget.class);

    private JdbcTarget() {}

    /**
     * Opens a target with {@link TargetOptions#DEFAULT}, see {@link #open(String, DataSource, Mapping, TargetOptions)}.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; not null
     * @param mapping the mapping file; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException as there
     */
    public static Target open(String name, DataSource dataSource, Path mapping) {
        return open(name, dataSource, Mapping.file(mapping), TargetOptions.DEFAULT);
    }

    /**
     * Opens a target with a mapping file, see {@link #open(String, DataSource, Mapping, TargetOptions)}.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; not null
     * @param mapping the mapping file; not null
     * @param options what else the host wants; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException as there
     */
    public static Target open(String name, DataSource dataSource, Path mapping, TargetOptions options) {
        return open(name, dataSource, Mapping.file(mapping), options);
    }

    /**
     * Opens a target: reads the mapping, creates or migrates Heed's own tables (prefix {@code heed_}, with a migration
     * history of their own) in the connection's current schema, and holds the mapping against the live schema. A change
     * of the schema or of the mapping counts from the next opening on. Warnings go to the log.
     *
     * @param name its name in reports; not null
     * @param dataSource the database; stays the caller's to close; not null
     * @param mapping the mapping; not null
     * @param options what else the host wants; not null
     * @return a target whose ports may be used from any thread
     * @throws dev.heed.HeedException if the mapping cannot be read or does not fit the database, with one line for each
     *     error; if the database cannot be reached, is none that Heed knows, or does not let Heed create its tables
     */
    public static Target open(String name, DataSource dataSource, Mapping mapping, TargetOptions options) {
        Fitting fitting = fit(name, dataSource, mapping);
        JdbcIdSource source = new JdbcIdSource(fitting.database, fitting.plan, options);
        return new Target(name, source, fitting.enforcer(options));
    }

    /**
     * Opens what removes rows of a target that have come back; reads and checks the mapping as {@link #open(String,
     * DataSource, Mapping, TargetOptions)} does.
     *
     * @param name its name in error messages; not null
     * @param dataSource the database; stays the caller's to close; not null
     * @param mapping the mapping; not null
     * @param options what else the host wants; not null
     * @throws dev.heed.HeedException as there
     */
    public static Reapply reapply(String name, DataSource dataSource, Mapping mapping, TargetOptions options) {
        Fitting fitting = fit(name, dataSource, mapping);
        JdbcEnforcer enforcer = fitting.enforcer(options);
        return new Reapply(fitting.database, enforcer, options.ledgerIds(), UUID::randomUUID);
    }

    /**
     * Holds a mapping against a database, and changes nothing there: Heed's own tables are neither needed nor created.
     *
     * @param dataSource the database; stays the caller's to close; not null
     * @param mapping the mapping; not null
     * @return every error and warning, by line; empty if all is well
     * @throws dev.heed.HeedException if there is no such mapping file, or if the database cannot be reached or is none
     *     that Heed knows
     */
    public static List<Finding> check(DataSource dataSource, Mapping mapping) {
        Findings findings = new Findings(mapping.name());
        MappingRules rules = mapping.read(findings);
        plan(Database.look(dataSource, "target"), rules, findings);
        return findings.all();
    }

    /** A mapping that cannot be read leaves the database alone. */
    private static Fitting fit(String name, DataSource dataSource, Mapping mapping) {
        Findings findings = new Findings(mapping.name());
        MappingRules rules = mapping.read(findings);
        findings.refuse();
        Database database = Database.open(dataSource, name);
        Optional<Plan> plan = plan(database, rules, findings);
        findings.refuse();
        findings.warnings().forEach(finding -> LOG.warn("{}", finding));
        return new Fitting(database, plan.orElseThrow());
    }

    private static Optional<Plan> plan(Database database, MappingRules rules, Findings findings) {
        Optional<Plan> plan = database.read(
                "read the schema",
                sql -> sql.connectionResult(c -> MappingCheck.plan(rules, new Catalog(c), sql, findings)));
        plan.ifPresent(fitting -> RightsCheck.check(database, fitting, findings));
        return plan;
    }

    /** A database, and a mapping that fits it. */
    private record Fitting(Database database, Plan plan) {
        JdbcEnforcer enforcer(TargetOptions options) {
            return new JdbcEnforcer(database, plan, options);
        }
    }
}
