package dev.heed.jdbc;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.mapping.Findings;
import dev.heed.jdbc.internal.mapping.MappingCheck;
import dev.heed.jdbc.internal.mapping.MappingRules;
import dev.heed.jdbc.internal.rights.GrantText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;

/** The statements that let a role of the database do what a mapping needs, and nothing beyond. */
public final class Grants {
    private Grants() {}

    /**
     * Holds a mapping against a database, and changes nothing there.
     *
     * @param dataSource the database, for a user who sees the schema, such as its owner; with the current schema of the
     *     role's own connections; not null
     * @param mapping the mapping; not null
     * @param role who will run Heed; on MySQL and MariaDB with the host after an {@code @}, or for any host; not null
     * @return {@code GRANT} statements without semicolons; empty on H2 and SQLite, where a file's own permissions count
     * @throws dev.heed.HeedException if the mapping cannot be read or does not fit the database, or if that cannot be
     *     reached or is none that Heed knows
     */
    public static List<String> of(DataSource dataSource, Mapping mapping, String role) {
        Findings findings = new Findings(mapping.name());
        MappingRules rules = mapping.read(findings);
        Optional<List<String>> statements = Database.look(dataSource, "target")
                .read(
                        "read the schema",
                        sql -> sql.connectionResult(connection -> statements(rules, connection, sql, findings, role)));
        findings.refuse();
        return statements.orElseThrow();
    }

    private static Optional<List<String>> statements(
            MappingRules rules, Connection connection, DSLContext sql, Findings findings, String role)
            throws SQLException {
        Catalog catalog = new Catalog(connection);
        return MappingCheck.plan(rules, catalog, sql, findings)
                .map(plan -> GrantText.of(sql, plan, catalog.currentSchema(), role));
    }
}
