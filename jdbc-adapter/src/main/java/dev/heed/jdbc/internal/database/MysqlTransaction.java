package dev.heed.jdbc.internal.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction whose session speaks UTC, as MySQL turns each {@code timestamp} into the session's time zone, and refuses
 * values that do not fit instead of shortening them.
 */
final class MysqlTransaction implements Transaction {
    private final Connection connection;
    private final Transaction transaction;
    private final Session before;

    private MysqlTransaction(Connection connection, Access access) throws SQLException {
        this.connection = connection;
        this.before = Session.of(connection);
        set(new Session("+00:00", before.mode() + ",STRICT_ALL_TABLES"));
        this.transaction = StandardTransaction.begin(connection, access);
    }

    /** Two settings of a session. */
    private record Session(String timeZone, String mode) {
        static Session of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@session.time_zone, @@session.sql_mode")) {
                row.next();
                return new Session(row.getString(1), row.getString(2));
            }
        }
    }

    static Transaction begin(Connection connection, Access access) throws SQLException {
        Transaction transaction = new MysqlTransaction(connection, access);
        if (access == Access.READ) {
            // The drivers keep "read only" to themselves, or tell the server only if they are asked to.
            try (Statement statement = connection.createStatement()) {
                statement.execute("START TRANSACTION READ ONLY");
            }
        }
        return transaction;
    }

    private void set(Session session) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SET @@session.time_zone = ?, @@session.sql_mode = ?")) {
            statement.setString(1, session.timeZone());
            statement.setString(2, session.mode());
            statement.execute();
        }
    }

    @Override
    public void commit() throws SQLException {
        transaction.commit();
    }

    @Override
    public void close() throws SQLException {
        transaction.close();
        set(before);
    }
}
