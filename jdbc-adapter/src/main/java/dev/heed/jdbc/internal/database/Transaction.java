package dev.heed.jdbc.internal.database;

import java.sql.SQLException;

/** A transaction that is undone unless it was committed, and gives the connection back as it was found. */
interface Transaction extends AutoCloseable {
    void commit() throws SQLException;

    @Override
    void close() throws SQLException;
}
