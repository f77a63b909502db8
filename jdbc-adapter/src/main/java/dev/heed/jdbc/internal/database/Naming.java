package dev.heed.jdbc.internal.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a product's driver puts what Heed calls a schema: MySQL calls it a database, and JDBC a catalog. */
final class Naming {
    /** The database of a file of SQLite, as long as no other is attached. */
    private static final String MAIN = "main";

    /** What belongs to the server; some drivers call its tables plain ones. */
    private static final Set<String> SERVERS = Set.of("information_schema", "mysql", "performance_schema", "sys");

    private final Product product;
    private final @Nullable String catalog;
    private final @Nullable String schema;

    Naming(Product product, Connection connection) throws SQLException {
        this.product = product;
        this.catalog = connection.getCatalog();
        this.schema = connection.getSchema();
    }

    /** The schema of a table that is named without one; empty if there is none. */
    String currentSchema() {
        String current = product.isMysql() ? catalog : product == Product.SQLITE ? MAIN : schema;
        return Optional.ofNullable(current).orElse("");
    }

    /** What to ask the driver for as the catalog of a schema, or of every schema. */
    @Nullable
    String catalogOf(@Nullable String heedSchema) {
        return product.isMysql() ? heedSchema : catalog;
    }

    /** What to ask the driver for as the schema. */
    @Nullable
    String schemaOf(String heedSchema) {
        return product == Product.H2 || product == Product.POSTGRESQL ? heedSchema : null;
    }

    /** The schema that a row of the driver's answer tells, in columns that begin with a prefix. */
    String readSchema(ResultSet row, String prefix) throws SQLException {
        if (product == Product.SQLITE) {
            return MAIN;
        }
        return row.getString(prefix + (product.isMysql() ? "TABLE_CAT" : "TABLE_SCHEM"));
    }

    boolean isServers(String heedSchema) {
        return product.isMysql() ? SERVERS.contains(heedSchema) : heedSchema.equalsIgnoreCase("information_schema");
    }
}
