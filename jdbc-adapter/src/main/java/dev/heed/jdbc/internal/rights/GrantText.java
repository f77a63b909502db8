package dev.heed.jdbc.internal.rights;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.internal.mapping.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Statements that grant a role what it needs. */
public final class GrantText {
    private static final String ANY_HOST = "%";

    private final DSLContext sql;
    private final QueryPart role;

    private GrantText(DSLContext sql, String role) {
        this.sql = sql;
        this.role = isPostgres(sql) ? DSL.name(role) : account(role);
    }

    private static boolean isPostgres(DSLContext sql) {
        return sql.family() == SQLDialect.POSTGRES;
    }

    private static QueryPart account(String role) {
        int at = role.lastIndexOf('@');
        return at < 0
                ? DSL.sql("{0}@{1}", DSL.inline(role), DSL.inline(ANY_HOST))
                : DSL.sql("{0}@{1}", DSL.inline(role.substring(0, at)), DSL.inline(role.substring(at + 1)));
    }

    /**
     * The least that a role needs; nothing where the database is a file.
     *
     * @param schema the one of the role's connections, which takes Heed's own tables
     * @param role on MySQL and MariaDB with the host after an {@code @}, or for any host
     */
    public static List<String> of(DSLContext sql, Plan plan, String schema, String role) {
        GrantText text = new GrantText(sql, role);
        return switch (sql.family()) {
            case POSTGRES -> text.postgres(Need.of(plan), schema);
            case MARIADB, MYSQL ->
                Stream.concat(text.ownTables(schema), Need.of(plan).stream().map(text::grant))
                        .toList();
            default -> List.of();
        };
    }

    private List<String> postgres(List<Need> needs, String schema) {
        List<String> statements = new ArrayList<>();
        statements.add(render("GRANT USAGE, CREATE ON SCHEMA {0} TO {1}", DSL.name(schema), role));
        needs.stream()
                .map(need -> need.table().id().schema())
                .distinct()
                .filter(other -> !other.equals(schema))
                .forEach(other -> statements.add(render("GRANT USAGE ON SCHEMA {0} TO {1}", DSL.name(other), role)));
        needs.forEach(need -> statements.add(grant(need)));
        return statements;
    }

    /** MySQL has no owners of tables, but grants rights on tables that are not there yet. */
    private Stream<String> ownTables(String schema) {
        return Tables.NAMES.stream()
                .map(table -> render(
                        "GRANT CREATE, ALTER, INDEX, DROP, SELECT, INSERT, UPDATE, DELETE ON {0} TO {1}",
                        DSL.name(schema, table), role));
    }

    private String grant(Need need) {
        List<QueryPart> rights = new ArrayList<>(List.of(DSL.keyword("SELECT")));
        if (need.delete()) {
            rights.add(DSL.keyword("DELETE"));
        }
        if (!need.update().isEmpty()) {
            rights.add(update(need.update()));
        }
        return grant(DSL.list(rights), need.table());
    }

    private static QueryPart update(List<Column> columns) {
        Name[] names = columns.stream().map(column -> DSL.name(column.name())).toArray(Name[]::new);
        return DSL.sql("UPDATE ({0})", DSL.list(names));
    }

    private String grant(QueryPart rights, LiveTable table) {
        return render("GRANT {0} ON {1} TO {2}", rights, table.sql(), role);
    }

    private String render(String template, QueryPart... parts) {
        return sql.render(DSL.sql(template, parts));
    }
}
