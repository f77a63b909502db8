package dev.heed.jdbc.crash;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A pool that is just enough for a test: opening a connection takes longer than what is done on it. */
final class Connections implements AutoCloseable {
    private final String url;
    private final UnaryOperator<Connection> wrap;
    private final Deque<Connection> free = new ArrayDeque<>();

    Connections(String url, UnaryOperator<Connection> wrap) {
        this.url = url;
        this.wrap = wrap;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && arguments == null) {
                        return lent(take());
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection lent(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(connection);
                        return null;
                    }
                    return DeadlyPorts.passOn(connection, method, arguments);
                });
    }

    private synchronized Connection take() throws SQLException {
        return free.isEmpty() ? wrap.apply(DriverManager.getConnection(url)) : free.pop();
    }

    private synchronized void giveBack(Connection connection) {
        free.push(connection);
    }

    /** Lets go of the database, so that another process can have it. */
    @Override
    public synchronized void close() throws SQLException {
        if (url.startsWith("jdbc:h2:")) {
            shutDown();
        }
        for (Connection connection : free) {
            connection.close();
        }
        free.clear();
    }

    private void shutDown() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
