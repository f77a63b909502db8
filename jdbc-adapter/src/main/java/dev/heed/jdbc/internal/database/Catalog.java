package dev.heed.jdbc.internal.database;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.Index;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a database says about its tables. */
public final class Catalog {
    private static final List<String> TABLE_TYPES = List.of("TABLE", "BASE TABLE", "PARTITIONED TABLE");

    private final DatabaseMetaData data;
    private final Product product;
    private final Naming naming;
    private final int version;

    /** Asks the server by this connection as long as it is open. */
    public Catalog(Connection connection) throws SQLException {
        this.data = connection.getMetaData();
        this.product = Product.of(connection);
        this.naming = new Naming(product, connection);
        this.version = data.getDatabaseMajorVersion();
    }

    public Product product() {
        return product;
    }

    /**
     * Why IDs inside of JSON cannot be found; empty if they can.
     *
     * @param inText whether a text holds the JSON
     */
    public Optional<String> jsonObstacle(boolean inText) {
        return inText ? product.textJsonObstacle(version) : Optional.empty();
    }

    /** The one of tables that are named without one; on MySQL and MariaDB the database of the connection. */
    public String currentSchema() {
        return naming.currentSchema();
    }

    /** Every table that is not Heed's own. */
    public List<TableId> tables() throws SQLException {
        List<TableId> tables = new ArrayList<>();
        try (ResultSet rows = data.getTables(naming.catalogOf(null), null, "%", TABLE_TYPES.toArray(String[]::new))) {
            while (rows.next()) {
                TableId id = new TableId(naming.readSchema(rows, ""), rows.getString("TABLE_NAME"));
                if (!isHeeds(id) && !naming.isServers(id.schema())) {
                    tables.add(id);
                }
            }
        }
        return tables;
    }

    /** What something that is no table is called, such as a view; empty if nothing has that name. */
    public Optional<String> otherKind(TableId id) throws SQLException {
        try (ResultSet rows = data.getTables(catalog(id), pattern(schema(id)), pattern(id.name()), null)) {
            return rows.next() ? Optional.of(rows.getString("TABLE_TYPE").toLowerCase(Locale.ROOT)) : Optional.empty();
        }
    }

    private static boolean isHeeds(TableId id) {
        return id.name().startsWith("heed_");
    }

    /** A table as it is now; it must be there, and its name as the database stores it. */
    public LiveTable read(TableId id) throws SQLException {
        List<String> primaryKey = primaryKey(id);
        return new LiveTable(
                id, columns(id), new LinkedHashSet<>(primaryKey), indexes(id, primaryKey), incoming(id, primaryKey));
    }

    private List<Column> columns(TableId id) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet rows = data.getColumns(catalog(id), pattern(schema(id)), pattern(id.name()), "%")) {
            while (rows.next()) {
                String typeName = rows.getString("TYPE_NAME");
                columns.add(new Column(
                        rows.getString("COLUMN_NAME"),
                        product == Product.SQLITE ? SqliteTypes.of(typeName) : rows.getInt("DATA_TYPE"),
                        typeName,
                        rows.getInt("COLUMN_SIZE"),
                        rows.getInt("DECIMAL_DIGITS"),
                        rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                        "YES".equals(rows.getString("IS_GENERATEDCOLUMN"))));
            }
        }
        return columns;
    }

    private List<String> primaryKey(TableId id) throws SQLException {
        NavigableMap<Integer, String> names = new TreeMap<>();
        try (ResultSet rows = data.getPrimaryKeys(catalog(id), schema(id), id.name())) {
            while (rows.next()) {
                names.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(names.values());
    }

    private List<Index> indexes(TableId id, List<String> primaryKey) throws SQLException {
        try (ResultSet rows = data.getIndexInfo(catalog(id), schema(id), id.name(), false, true)) {
            return Indexes.read(rows, primaryKey);
        }
    }

    private List<ForeignKey> incoming(TableId id, List<String> primaryKey) throws SQLException {
        if (product == Product.SQLITE) {
            return SqliteForeignKeys.read(data.getConnection(), id, primaryKey);
        }
        try (ResultSet rows = data.getExportedKeys(catalog(id), schema(id), id.name())) {
            return ForeignKeys.read(rows, naming);
        }
    }

    private @Nullable String catalog(TableId id) {
        return naming.catalogOf(id.schema());
    }

    private @Nullable String schema(TableId id) {
        return naming.schemaOf(id.schema());
    }

    /** JDBC takes these names as patterns. */
    private @Nullable String pattern(@Nullable String name) throws SQLException {
        if (name == null) {
            return null;
        }
        String escape = data.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
