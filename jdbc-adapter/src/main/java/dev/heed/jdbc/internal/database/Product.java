package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** The database servers that Heed knows, and how they differ. */
public enum Product {
    H2("H2", "h2", SQLDialect.H2),
    POSTGRESQL("PostgreSQL", "postgresql", SQLDialect.POSTGRES),
    MARIADB("MariaDB", "mysql", SQLDialect.MARIADB),
    /** MySQL, or whatever else its driver is connected to. MariaDB's driver speaks to MySQL, too. */
    MYSQL("MySQL", "mysql", SQLDialect.MYSQL),
    SQLITE("SQLite", "sqlite", SQLDialect.SQLITE);

    private static final int FETCH_SIZE = 10_000;

    private static final int FIRST_IS_JSON = 16;

    private final String productName;
    private final String folder;
    private final SQLDialect dialect;

    Product(String productName, String folder, SQLDialect dialect) {
        this.productName = productName;
        this.folder = folder;
        this.dialect = dialect;
    }

    static Product of(Connection connection) throws SQLException {
        String found = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(product -> product.productName.equals(found))
                .findFirst()
                .orElseThrow(() -> new HeedException("Heed does not know the database " + found + "; it works on "
                        + Arrays.stream(values()).map(p -> p.productName).collect(Collectors.joining(", "))
                        + "."));
    }

    /** Why IDs inside of JSON that is a text cannot be found; empty if they can. */
    Optional<String> textJsonObstacle(int version) {
        return this == POSTGRESQL && version < FIRST_IS_JSON
                ? Optional.of("PostgreSQL tells JSON from other texts only from version " + FIRST_IS_JSON
                        + " on; make the column jsonb or json, or keep the ID in a column of its own")
                : Optional.empty();
    }

    SQLDialect dialect() {
        return dialect;
    }

    String migrations() {
        return "classpath:dev/heed/jdbc/migration/" + folder;
    }

    /** Begins a transaction on a connection that is in none. */
    Transaction begin(Connection connection, Access access) throws SQLException {
        return switch (this) {
            case H2, POSTGRESQL -> StandardTransaction.begin(connection, access);
            case MARIADB, MYSQL -> MysqlTransaction.begin(connection, access);
            case SQLITE -> SqliteTransaction.begin(connection, access);
        };
    }

    /** Begins a transaction that writes, and waits no longer than it should for being let in. */
    Transaction begin(Connection connection, Patience patience) throws SQLException {
        return this == SQLITE ? SqliteTransaction.begin(connection, patience.lock()) : begin(connection, Access.WRITE);
    }

    /** Does work that reads rows as they come. */
    <T> T streaming(DSLContext sql, Database.Streaming<T> work) throws SQLException, IOException {
        if (this != H2) {
            return work.on(sql);
        }
        sql.execute("SET LAZY_QUERY_EXECUTION 1");
        try {
            return work.on(sql);
        } finally {
            sql.execute("SET LAZY_QUERY_EXECUTION 0");
        }
    }

    /** How many rows to ask for at once, so that no driver keeps a whole result in memory. */
    public static int fetchSize(Connection connection) throws SQLException {
        return fetchSize(connection, FETCH_SIZE);
    }

    /**
     * The same for large rows.
     *
     * @param rows how many of them may be in memory
     */
    public static int fetchSize(Connection connection, int rows) throws SQLException {
        // MySQL's own driver knows but "all at once" and, by this number, "one by one as they come".
        return connection.getMetaData().getDriverName().startsWith("MySQL") ? Integer.MIN_VALUE : rows;
    }

    /** Whether any number of values travels as one array. H2 takes one, too, but is half as fast with it. */
    public boolean bindsArrays() {
        return this == POSTGRESQL;
    }

    /** Whether any number of values travels as one JSON text. */
    public boolean bindsJson() {
        return this == SQLITE;
    }

    /** Whether an index helps to find several columns at once in what a query reads. */
    public boolean findsRowsByIndex() {
        return this != H2;
    }

    /** Whether each value has a type of its own, whatever its column says. */
    public boolean hasFlexibleTypes() {
        return this == SQLITE;
    }

    /** Whether texts that differ may be equal, as the usual collations pass over trailing spaces and wide digits. */
    public boolean comparesTextsLoosely() {
        return isMysql();
    }

    /** Whether a text differs from a padded column of {@code char} that holds it. */
    public boolean countsPadding() {
        return this == H2;
    }

    /** Whether users have rights on tables, rather than a file as a whole. */
    public boolean knowsRoles() {
        return this == POSTGRESQL || isMysql();
    }

    /** Whether what Heed calls a schema is a database of its own, of which a server has many. */
    public boolean schemasAreDatabases() {
        return isMysql();
    }

    boolean isMysql() {
        return this == MARIADB || this == MYSQL;
    }
}
