package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a database says about its tables. */
public final class Catalog {
    private static final List<String> TABLE_TYPES = List.of("TABLE", "BASE TABLE", "PARTITIONED TABLE");
    private static final Set<Short> SPREADING =
            Set.of((short) DatabaseMetaData.importedKeyCascade, (short) DatabaseMetaData.importedKeySetNull, (short)
                    DatabaseMetaData.importedKeySetDefault);

    private final DatabaseMetaData data;
    private final @Nullable String database;
    private final String currentSchema;
    private final Optional<String> textJsonObstacle;
    private final Optional<String> jsonObstacle;

    public Catalog(Connection connection) throws SQLException {
        this.data = connection.getMetaData();
        this.database = connection.getCatalog();
        this.currentSchema = connection.getSchema();
        Product product = Product.of(connection);
        this.jsonObstacle = product.jsonObstacle();
        this.textJsonObstacle = product.textJsonObstacle(data.getDatabaseMajorVersion());
    }

    /**
     * Why IDs inside of JSON cannot be found; empty if they can.
     *
     * @param inText whether a text holds the JSON
     */
    public Optional<String> jsonObstacle(boolean inText) {
        return jsonObstacle.or(() -> inText ? textJsonObstacle : Optional.empty());
    }

    public String currentSchema() {
        return currentSchema;
    }

    /** Every table that is not Heed's own. */
    public List<TableId> tables() throws SQLException {
        List<TableId> tables = new ArrayList<>();
        try (ResultSet rows = data.getTables(database, null, "%", TABLE_TYPES.toArray(String[]::new))) {
            while (rows.next()) {
                TableId id = new TableId(rows.getString("TABLE_SCHEM"), rows.getString("TABLE_NAME"));
                if (!isHeeds(id) && !isServers(id)) {
                    tables.add(id);
                }
            }
        }
        return tables;
    }

    /** What something that is no table is called, such as a view; empty if nothing has that name. */
    public Optional<String> otherKind(TableId id) throws SQLException {
        try (ResultSet rows = data.getTables(database, literal(id.schema()), literal(id.name()), null)) {
            return rows.next() ? Optional.of(rows.getString("TABLE_TYPE").toLowerCase(Locale.ROOT)) : Optional.empty();
        }
    }

    private static boolean isHeeds(TableId id) {
        return id.name().startsWith("heed_");
    }

    /** H2 calls its catalog's tables plain ones. */
    private static boolean isServers(TableId id) {
        return id.schema().equalsIgnoreCase("information_schema");
    }

    public LiveTable read(TableId id) throws SQLException {
        return new LiveTable(id, columns(id), primaryKey(id), Indexes.of(data, database, id), incoming(id));
    }

    private List<Column> columns(TableId id) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = data.getColumns(database, literal(id.schema()), literal(id.name()), "%")) {
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString("COLUMN_NAME"),
                        rows.getInt("DATA_TYPE"),
                        rows.getString("TYPE_NAME"),
                        rows.getInt("COLUMN_SIZE"),
                        rows.getInt("DECIMAL_DIGITS"),
                        rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                        "YES".equals(rows.getString("IS_GENERATEDCOLUMN"))));
            }
        }
        return columns;
    }

    private Set<String> primaryKey(TableId id) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        try (ResultSet rows = data.getPrimaryKeys(database, id.schema(), id.name())) {
            while (rows.next()) {
                names.add(rows.getString("COLUMN_NAME"));
            }
        }
        return names;
    }

    private List<ForeignKey> incoming(TableId id) throws SQLException {
        Map<List<String>, ForeignKey> keys = new LinkedHashMap<>();
        try (ResultSet rows = data.getExportedKeys(database, id.schema(), id.name())) {
            while (rows.next()) {
                TableId from = new TableId(rows.getString("FKTABLE_SCHEM"), rows.getString("FKTABLE_NAME"));
                String name = String.valueOf(rows.getString("FK_NAME"));
                boolean spreads = SPREADING.contains(rows.getShort("DELETE_RULE"));
                ForeignKey key = keys.computeIfAbsent(
                        List.of(from.schema(), from.name(), name),
                        parts -> new ForeignKey(name, from, new ArrayList<>(), new ArrayList<>(), spreads));
                key.columns().add(rows.getString("FKCOLUMN_NAME"));
                key.references().add(rows.getString("PKCOLUMN_NAME"));
            }
        }
        return List.copyOf(keys.values());
    }

    /** JDBC takes these names as patterns. */
    private String literal(String name) throws SQLException {
        String escape = data.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
