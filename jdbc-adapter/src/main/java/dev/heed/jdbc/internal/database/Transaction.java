package dev.heed.jdbc.internal.database;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that is undone unless it was committed, and gives the connection back as it was found. */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private final boolean wasAutoCommit;
    private final boolean wasReadOnly;
    private final int wasIsolation;
    private boolean committed;

    private Transaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.wasAutoCommit = connection.getAutoCommit();
        this.wasReadOnly = connection.isReadOnly();
        this.wasIsolation = connection.getTransactionIsolation();
    }

    static Transaction write(Connection connection) throws SQLException {
        Transaction transaction = new Transaction(connection);
        connection.setReadOnly(false);
        transaction.begin();
        return transaction;
    }

    static Transaction read(Connection connection) throws SQLException {
        Transaction transaction = new Transaction(connection);
        connection.setReadOnly(true);
        transaction.begin();
        return transaction;
    }

    private void begin() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
    }

    void commit() throws SQLException {
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
