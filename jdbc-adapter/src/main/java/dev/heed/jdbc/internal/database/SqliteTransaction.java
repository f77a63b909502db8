package dev.heed.jdbc.internal.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A transaction of SQLite, which has one writer at a time. It begins as a writer, for one that has read before may not
 * become one; and its driver's read-only switch cannot be turned on an open connection.
 */
final class SqliteTransaction implements Transaction {
    private final Connection connection;
    private final boolean wasAutoCommit;
    private final int wasBusyTimeout;
    private boolean committed;

    private SqliteTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.wasAutoCommit = connection.getAutoCommit();
        this.wasBusyTimeout = busyTimeout(connection);
    }

    private static int busyTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA busy_timeout")) {
            row.next();
            return row.getInt(1);
        }
    }

    static Transaction begin(Connection connection, Access access) throws SQLException {
        SqliteTransaction transaction = new SqliteTransaction(connection);
        return transaction.begun(access, transaction.wasBusyTimeout);
    }

    static Transaction begin(Connection connection, Duration wait) throws SQLException {
        return new SqliteTransaction(connection).begun(Access.WRITE, (int) wait.toMillis());
    }

    private Transaction begun(Access access, int busyTimeout) throws SQLException {
        try {
            // The driver would begin a transaction of its own otherwise.
            connection.setAutoCommit(true);
            execute("PRAGMA busy_timeout = " + busyTimeout);
            execute(access == Access.READ ? "PRAGMA query_only = 1" : "PRAGMA query_only = 0");
            execute(access == Access.READ ? "BEGIN" : "BEGIN IMMEDIATE");
            return this;
        } catch (SQLException e) {
            // Nothing to undo: most likely another writer was there.
            giveBack();
            throw e;
        }
    }

    @Override
    public void commit() throws SQLException {
        execute("COMMIT");
        committed = true;
    }

    @Override
    public void close() throws SQLException {
        try {
            if (!committed) {
                execute("ROLLBACK");
            }
        } finally {
            giveBack();
        }
    }

    private void giveBack() throws SQLException {
        execute("PRAGMA query_only = 0");
        execute("PRAGMA busy_timeout = " + wasBusyTimeout);
        connection.setAutoCommit(wasAutoCommit);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
