package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.enforce.JdbcEnforcer;
import dev.heed.jdbc.internal.extract.JdbcIdSource;
import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.MappingCheck;
import dev.heed.jdbc.internal.mapping.MappingReader;
import dev.heed.jdbc.internal.mapping.MappingRules;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.spi.Enforcer;
import dev.heed.spi.IdSource;
import java.util.Optional;
import javax.sql.DataSource;

/** A database that has Heed's own tables already, for many short tests that bring their own tables and mappings. */
record ReadyDatabase(DataSource source, Database database) {
    static ReadyDatabase of(TestServer server) {
        DataSource source = server.emptyDatabase();
        return new ReadyDatabase(source, Database.open(source, "main"));
    }

    Plan plan(String mapping) {
        Findings findings = new Findings("heed.yml");
        MappingRules rules = MappingReader.yaml(mapping, findings);
        Optional<Plan> plan = database.read(
                "read the schema",
                sql -> sql.connectionResult(c -> MappingCheck.plan(rules, new Catalog(c), sql, findings)));
        findings.refuse();
        return plan.orElseThrow();
    }

    Enforcer enforcer(Plan plan, Limits limits) {
        return new JdbcEnforcer(database, plan, options().limits(limits));
    }

    IdSource ids(Plan plan) {
        return new JdbcIdSource(database, plan, options());
    }

    private static TargetOptions options() {
        return TargetOptions.DEFAULT.clock(() -> EnforcerBench.NOW);
    }
}
