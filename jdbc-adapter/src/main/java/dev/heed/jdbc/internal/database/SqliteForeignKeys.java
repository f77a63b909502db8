package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Reads foreign keys of SQLite, without names: its driver mixes up the columns and names of several keys of a table. */
final class SqliteForeignKeys {
    private static final Set<String> SPREADING = Set.of("CASCADE", "SET NULL", "SET DEFAULT");

    private SqliteForeignKeys() {}

    static List<ForeignKey> read(Connection connection, TableId id, List<String> primaryKey) {
        return DSL
                .using(connection, SQLDialect.SQLITE)
                .fetch(
                        "select m.name, f.id, f.\"from\", f.\"to\", f.on_delete from sqlite_master m"
                                + " join pragma_foreign_key_list(m.name) f"
                                + " where m.type = 'table' and lower(f.\"table\") = lower({0})"
                                + " order by m.name, f.id, f.seq",
                        DSL.val(id.name()))
                .intoGroups(row -> List.of(row.get(0, String.class), row.get(1, Integer.class)))
                .values()
                .stream()
                .map(rows -> key(id.schema(), rows, primaryKey))
                .toList();
    }

    private static ForeignKey key(String schema, Result<Record> rows, List<String> primaryKey) {
        Record first = rows.get(0);
        List<String> references = new ArrayList<>();
        for (Record row : rows) {
            String named = row.get(3, String.class);
            // A key that names no columns means the primary key.
            references.add(named == null ? primaryKey.get(references.size()) : named);
        }
        return new ForeignKey(
                "",
                new TableId(schema, first.get(0, String.class)),
                rows.getValues(2, String.class),
                references,
                SPREADING.contains(first.get(4, String.class)));
    }
}
