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
    POSTGRESQL("PostgreSQL", "postgresql", SQLDialect.POSTGRES);

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
                        + Arrays.stream(values()).map(p -> p.productName).collect(Collectors.joining(" and "))
                        + "."));
    }

    /** Why IDs inside of JSON cannot be found; empty if they can. */
    Optional<String> jsonObstacle() {
        return this == H2
                ? Optional.of("H2 has no way to look into JSON; keep the ID in a column of its own")
                : Optional.empty();
    }

    /** The same for JSON in a text, where there may be something else. */
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

    /** Does work that reads rows as they come. */
    <T> T streaming(DSLContext sql, Database.Streaming<T> work) throws SQLException, IOException {
        if (this != H2) {
            // PostgreSQL streams wherever a fetch size is set in a transaction.
            return work.on(sql);
        }
        sql.execute("SET LAZY_QUERY_EXECUTION 1");
        try {
            return work.on(sql);
        } finally {
            sql.execute("SET LAZY_QUERY_EXECUTION 0");
        }
    }

    /** Whether any number of IDs travels as one bind. */
    public boolean bindsArrays() {
        return this == POSTGRESQL;
    }
}
