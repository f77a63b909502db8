package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle.Pause;
import dev.heed.jdbc.internal.database.Failures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** A short question to a database, in a connection that only reads. */
final class Question {
    /** How long to wait before the same is asked again. */
    static final Duration AGAIN = Duration.ofSeconds(15);

    private static final int TIMEOUT_SECONDS = 5;

    private Question() {}

    /** What is done with the answer. */
    @FunctionalInterface
    interface Reader {
        /** Why to wait; empty to go on. */
        Optional<String> read(ResultSet rows) throws SQLException;
    }

    /** Some SQL that depends on the server. */
    @FunctionalInterface
    interface Text {
        String on(String product);
    }

    /** Whoever cannot be asked has not said that writing is fine. */
    static Optional<Pause> ask(DataSource database, Text sql, Reader reader, Instant now) {
        try (Connection connection = database.getConnection()) {
            boolean wasReadOnly = connection.isReadOnly();
            boolean wasAutoCommit = connection.getAutoCommit();
            connection.setReadOnly(true);
            // PostgreSQL's driver lets a statement write that is in no transaction.
            connection.setAutoCommit(false);
            try {
                return ask(connection, sql, reader).map(why -> new Pause(now.plus(AGAIN), why));
            } finally {
                connection.rollback();
                connection.setAutoCommit(wasAutoCommit);
                connection.setReadOnly(wasReadOnly);
            }
        } catch (SQLException e) {
            String why = "Whether the database may be written could not be found out: " + Failures.reason(e) + ".";
            return Optional.of(new Pause(now.plus(AGAIN), why));
        }
    }

    private static Optional<String> ask(Connection connection, Text sql, Reader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            String text = sql.on(connection.getMetaData().getDatabaseProductName());
            try (ResultSet rows = statement.executeQuery(text)) {
                return reader.read(rows);
            }
        }
    }
}
