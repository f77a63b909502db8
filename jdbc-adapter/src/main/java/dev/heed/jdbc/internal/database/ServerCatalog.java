package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.Index;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What only a server's own catalog tells, past JDBC. */
public final class ServerCatalog {
    private final DSLContext sql;
    private final Map<TableId, TableId> partitions;

    public ServerCatalog(DSLContext sql) {
        this.sql = sql;
        this.partitions = isPostgres() ? readPartitions() : Map.of();
    }

    private boolean isPostgres() {
        return sql.family() == SQLDialect.POSTGRES;
    }

    private Map<TableId, TableId> readPartitions() {
        Map<TableId, TableId> wholes = new HashMap<>();
        sql.fetch("select cn.nspname, c.relname, pn.nspname, p.relname from pg_catalog.pg_inherits i"
                        + " join pg_catalog.pg_class c on c.oid = i.inhrelid"
                        + " join pg_catalog.pg_namespace cn on cn.oid = c.relnamespace"
                        + " join pg_catalog.pg_class p on p.oid = i.inhparent"
                        + " join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace"
                        + " where c.relispartition")
                .forEach(row -> wholes.put(
                        new TableId(row.get(0, String.class), row.get(1, String.class)),
                        new TableId(row.get(2, String.class), row.get(3, String.class))));
        return wholes;
    }

    /** The partitioned table whose rows a table holds, if it is a partition. */
    public Optional<TableId> wholeOf(TableId id) {
        return Optional.ofNullable(partitions.get(id));
    }

    /** A table without what its partitions only repeat, and with what its indexes make of nulls. */
    public LiveTable refine(LiveTable table) {
        if (!isPostgres()) {
            return table;
        }
        Set<String> equalNulls = indexesWithEqualNulls(table.id());
        return new LiveTable(
                table.id(),
                table.columns(),
                table.primaryKey(),
                table.indexes().stream()
                        .map(index -> equalNulls.contains(index.name()) ? withEqualNulls(index) : index)
                        .toList(),
                table.incoming().stream()
                        .filter(key -> !partitions.containsKey(key.from()))
                        .toList());
    }

    private static Index withEqualNulls(Index index) {
        return new Index(index.name(), index.unique(), index.columns(), index.condition(), true);
    }

    /** By way of JSON, as servers before PostgreSQL 15 lack the column. */
    private Set<String> indexesWithEqualNulls(TableId id) {
        return sql.fetch(
                        "select ic.relname from pg_catalog.pg_index i"
                                + " join pg_catalog.pg_class ic on ic.oid = i.indexrelid"
                                + " join pg_catalog.pg_class c on c.oid = i.indrelid"
                                + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname = {0} and c.relname = {1}"
                                + " and to_jsonb(i) ->> 'indnullsnotdistinct' = 'true'",
                        DSL.val(id.schema()), DSL.val(id.name()))
                .intoSet(0, String.class);
    }

    /** The triggers that updates and deletions of rows set off. */
    public List<String> triggers(TableId id) {
        if (sql.family() == SQLDialect.SQLITE) {
            return sql.fetch(
                            "select name from sqlite_master where type = 'trigger' and tbl_name = {0} order by name",
                            DSL.val(id.name()))
                    .getValues(0, String.class);
        }
        Field<String> name = DSL.field("trigger_name", String.class);
        Field<String> event = DSL.upper(DSL.field("event_manipulation", String.class));
        return sql.selectDistinct(name)
                .from("information_schema.triggers")
                .where(DSL.field("event_object_schema", String.class).eq(id.schema()))
                .and(DSL.field("event_object_table", String.class).eq(id.name()))
                .and(event.like("%UPDATE%").or(event.like("%DELETE%")))
                .orderBy(name)
                .fetch(name);
    }

    /** The storage engine of a table, if it knows no transactions. */
    public Optional<String> engineWithoutTransactions(TableId id) {
        if (sql.family() != SQLDialect.MARIADB && sql.family() != SQLDialect.MYSQL) {
            return Optional.empty();
        }
        return sql
                .fetch(
                        "select t.engine from information_schema.tables t"
                                + " join information_schema.engines e on e.engine = t.engine"
                                + " where t.table_schema = {0} and t.table_name = {1} and e.transactions <> 'YES'",
                        DSL.val(id.schema()), DSL.val(id.name()))
                .intoSet(0, String.class)
                .stream()
                .findFirst();
    }

    /** Whether former versions of its rows stay in a table of MariaDB. */
    public boolean keepsHistory(TableId id) {
        if (sql.family() != SQLDialect.MARIADB) {
            return false;
        }
        return !sql.fetch(
                        "select 1 from information_schema.tables where table_schema = {0} and table_name = {1}"
                                + " and table_type = 'SYSTEM VERSIONED'",
                        DSL.val(id.schema()), DSL.val(id.name()))
                .isEmpty();
    }
}
