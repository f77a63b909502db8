package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * What a server itself counts of the rows that the transaction has updated and deleted so far, whoever asked for it: a
 * statement, a trigger, or the cascade of a foreign key. Only PostgreSQL tells this by table and for one transaction.
 */
public final class RowCounters {
    private RowCounters() {}

    /** Rows by table, a partition as a part of its table; without Heed's own tables. Empty where nothing is counted. */
    public static Map<TableId, Long> read(DSLContext sql) {
        Map<TableId, Long> rows = new LinkedHashMap<>();
        if (sql.family() != SQLDialect.POSTGRES) {
            return rows;
        }
        sql.fetch("select n.nspname, c.relname, cast(sum(s.n_tup_upd + s.n_tup_del) as bigint)"
                        + " from pg_catalog.pg_stat_xact_user_tables s"
                        + " join pg_catalog.pg_class c"
                        + " on c.oid = coalesce(cast(pg_catalog.pg_partition_root(s.relid) as oid), s.relid)"
                        + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where s.n_tup_upd + s.n_tup_del > 0 group by n.nspname, c.relname")
                .forEach(row -> {
                    TableId table = new TableId(row.get(0, String.class), row.get(1, String.class));
                    if (!Tables.NAMES.contains(table.name())) {
                        rows.put(table, row.get(2, Long.class));
                    }
                });
        return rows;
    }
}
