package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.Index;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the indexes of a table. */
final class Indexes {
    private Indexes() {}

    static List<Index> of(DatabaseMetaData data, @Nullable String database, TableId id) throws SQLException {
        Map<String, Index> byName = new LinkedHashMap<>();
        try (ResultSet rows = data.getIndexInfo(database, id.schema(), id.name(), false, true)) {
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
        }
        return List.copyOf(byName.values());
    }
}
