package dev.heed.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Runs the statements of a test resource, each of which ends with its line. */
final class Script {
    private Script() {}

    static void run(Connection connection, String resource) throws SQLException, IOException {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(resource), resource);
                Statement statement = connection.createStatement()) {
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";\\R", 0)) {
                statement.execute(sql);
            }
        }
    }

    /** One row of values. */
    static void insert(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
