package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.Index;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the indexes of a table. */
final class Indexes {
    private Indexes() {}

    static List<Index> read(ResultSet rows, List<String> primaryKey) throws SQLException {
        Map<String, Index> byName = new LinkedHashMap<>();
        while (rows.next()) {
            String name = rows.getString("INDEX_NAME");
            if (name != null) {
                boolean unique = !rows.getBoolean("NON_UNIQUE");
                Optional<String> condition = Optional.ofNullable(rows.getString("FILTER_CONDITION"));
                byName.computeIfAbsent(name, key -> new Index(key, unique, new ArrayList<>(), condition, false))
                        .columns()
                        .add(String.valueOf(rows.getString("COLUMN_NAME")));
            }
        }
        List<Index> indexes = new ArrayList<>(byName.values());
        if (!primaryKey.isEmpty()
                && indexes.stream().noneMatch(index -> index.columns().equals(primaryKey))) {
            // SQLite keeps its rows in the order of such a key, without an index.
            indexes.add(new Index("primary key", true, primaryKey, Optional.empty(), false));
        }
        return List.copyOf(indexes);
    }
}
