package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.QOM;

/**
 * What a server itself counts of the rows that are changed, whoever asked for it: a statement, a trigger or, where it says
 * so, the cascade of a foreign key.
 */
public enum RowCounters {
    /**
     * PostgreSQL: updated and deleted rows of the transaction by table, those of partitions for the table as a whole, without
     * Heed's own tables.
     */
    BY_TABLE {
        @Override
        public List<Count> read(DSLContext sql) {
            return sql
                    .fetch("select n.nspname, c.relname, cast(sum(s.n_tup_upd + s.n_tup_del) as bigint),"
                            + " array_agg(s.schemaname || '.' || s.relname)"
                            + " from pg_catalog.pg_stat_xact_user_tables s"
                            + " join pg_catalog.pg_class c"
                            + " on c.oid = coalesce(cast(pg_catalog.pg_partition_root(s.relid) as oid), s.relid)"
                            + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                            + " where s.n_tup_upd + s.n_tup_del > 0 group by n.nspname, c.relname")
                    .stream()
                    .filter(row -> !Tables.NAMES.contains(row.get(1, String.class)))
                    .map(RowCounters::ofTable)
                    .toList();
        }

        @Override
        public String of(Table<?> table) {
            return new TableId(table.getQualifiedName().first(), table.getName()).toString();
        }
    },

    /** MariaDB and MySQL: updated and deleted rows of the session. InnoDB counts no rows that its cascades change. */
    BY_SESSION {
        @Override
        public List<Count> read(DSLContext sql) {
            long rows =
                    sql
                            .fetch("show session status where variable_name in ('Handler_delete', 'Handler_update')")
                            .stream()
                            .mapToLong(row -> row.get(1, Long.class))
                            .sum();
            return List.of(ofSome(rows));
        }
    },

    /** SQLite: inserted, updated and deleted rows of the connection, cascades among them. */
    BY_CONNECTION {
        @Override
        public List<Count> read(DSLContext sql) {
            return List.of(ofSome(sql.fetchSingle("select total_changes()").get(0, Long.class)));
        }

        @Override
        public boolean counts(Query statement) {
            return true;
        }
    },

    /** H2 counts nothing of the kind. */
    NONE {
        @Override
        public List<Count> read(DSLContext sql) {
            return List.of();
        }
    };

    /** What stands for the name of a table where only the sum over all of them is known. */
    public static final String UNKNOWN_TABLE = "unknown table";

    /**
     * How many rows were changed until now.
     *
     * @param table where
     * @param parts the partitions of the table in which they are; the table itself if it has none
     */
    public record Count(String table, Set<String> parts, long rows) {}

    private static Count ofTable(Record row) {
        String table = new TableId(row.get(0, String.class), row.get(1, String.class)).toString();
        return new Count(table, Set.of(row.get(3, String[].class)), row.get(2, Long.class));
    }

    private static Count ofSome(long rows) {
        return new Count(UNKNOWN_TABLE, Set.of(), rows);
    }

    /** The way of the server that a transaction is on. */
    public static RowCounters of(DSLContext sql) {
        return switch (sql.family()) {
            case POSTGRES -> BY_TABLE;
            case MARIADB, MYSQL -> BY_SESSION;
            case SQLITE -> BY_CONNECTION;
            default -> NONE;
        };
    }

    /** What is counted until now. */
    public abstract List<Count> read(DSLContext sql);

    /** Under which name it counts the rows of a table. */
    public String of(Table<?> table) {
        return UNKNOWN_TABLE;
    }

    /** Whether it counts the rows of a statement. */
    public boolean counts(Query statement) {
        return !(statement instanceof QOM.Insert);
    }
}
