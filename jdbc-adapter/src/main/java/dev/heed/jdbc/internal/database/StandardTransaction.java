package dev.heed.jdbc.internal.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction as JDBC has them: sees what others have committed, statement by statement. */
final class StandardTransaction implements Transaction {
    private final Connection connection;
    private final boolean wasAutoCommit;
    private final boolean wasReadOnly;
    private final int wasIsolation;
    private boolean committed;

    private StandardTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.wasAutoCommit = connection.getAutoCommit();
        this.wasReadOnly = connection.isReadOnly();
        this.wasIsolation = connection.getTransactionIsolation();
    }

    static Transaction begin(Connection connection, Access access) throws SQLException {
        Transaction transaction = new StandardTransaction(connection);
        connection.setReadOnly(access == Access.READ);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        return transaction;
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
        committed = true;
    }

    @Override
    public void close() throws SQLException {
        if (!committed) {
            connection.rollback();
        }
        connection.setAutoCommit(wasAutoCommit);
        connection.setTransactionIsolation(wasIsolation);
        connection.setReadOnly(wasReadOnly);
    }
}
