package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** What the user of a connection may do; on files and in memory, everything. */
public final class Rights {
    /** On the whole table, or on one of its columns. */
    private static final Set<Integer> DENIED = Set.of(1142, 1143);

    private final DSLContext sql;

    public Rights(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether rows may be read. */
    public boolean maySelect(LiveTable table) {
        return switch (sql.family()) {
            case POSTGRES -> isGranted(table.id(), "SELECT");
            case MARIADB, MYSQL -> isExplained("explain select * from {0}", table.sql());
            default -> true;
        };
    }

    public boolean mayDelete(LiveTable table) {
        return switch (sql.family()) {
            case POSTGRES -> isGranted(table.id(), "DELETE");
            case MARIADB, MYSQL -> isExplained("explain delete from {0} where 1 = 0", table.sql());
            default -> true;
        };
    }

    /** Whether this column may be written. */
    public boolean mayUpdate(LiveTable table, Column column) {
        Field<Object> field = table.sql(column);
        return switch (sql.family()) {
            case POSTGRES ->
                isGranted("has_column_privilege(c.oid, {2}, 'UPDATE')", table.id(), DSL.val(column.name()));
            case MARIADB, MYSQL -> isExplained("explain update {0} set {1} = {1} where 1 = 0", table.sql(), field);
            default -> true;
        };
    }

    /** Whether Heed's own tables are in the current schema or may be made there; where only a try would tell, yes. */
    public boolean mayHaveTables() {
        return sql.family() != SQLDialect.POSTGRES
                || sql.fetchOptionalValue(
                                "select has_schema_privilege(n.oid, 'CREATE') or exists (select from pg_catalog.pg_class c"
                                        + " where c.relnamespace = n.oid and c.relname = {0})"
                                        + " from pg_catalog.pg_namespace n where n.nspname = current_schema()",
                                DSL.val(Migrations.HISTORY))
                        .filter(Boolean.TRUE::equals)
                        .isPresent();
    }

    /** The user, as a statement that grants something names it. */
    public String user() {
        return String.valueOf(
                sql.fetchValue(DSL.field(sql.family() == SQLDialect.POSTGRES ? "current_user" : "current_user()")));
    }

    private boolean isGranted(TableId id, String privilege) {
        return isGranted("has_table_privilege(c.oid, {2})", id, DSL.val(privilege));
    }

    /** A table is known by its number, as its name can be told only to those who may use its schema. */
    private boolean isGranted(String question, TableId id, QueryPart detail) {
        return sql.fetchOptionalValue(
                        "select has_schema_privilege(n.oid, 'USAGE') and " + question + " from pg_catalog.pg_class c"
                                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname = {0} and c.relname = {1}",
                        DSL.val(id.schema()),
                        DSL.val(id.name()),
                        detail)
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    /** To explain a statement takes the rights to execute it, wherever those come from. */
    private boolean isExplained(String statement, QueryPart... parts) {
        try {
            sql.fetch(statement, parts);
            return true;
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            if (cause != null && DENIED.contains(cause.getErrorCode())) {
                return false;
            }
            throw e;
        }
    }
}
