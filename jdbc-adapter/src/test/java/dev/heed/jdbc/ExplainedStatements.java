package dev.heed.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Asks the database, before each statement on some tables, how it will go about it: with the same binds, at that moment. */
final class ExplainedStatements {
    private final DataSource real;
    private final TestServer server;
    private final Pattern tables;
    private final Pattern scan;
    private final List<Explained> seen = new ArrayList<>();
    private boolean watching;

    /** @param tables the names of which a statement has one */
    ExplainedStatements(TestServer server, DataSource real, List<String> tables) {
        String names = String.join("|", tables);
        this.server = server;
        this.real = real;
        this.tables = Pattern.compile("\\b(" + names + ")\\b", Pattern.CASE_INSENSITIVE);
        this.scan = Pattern.compile(scan().formatted(names), Pattern.CASE_INSENSITIVE);
    }

    /** A statement, and the lines in which the database tells its plan. */
    record Explained(String sql, List<String> plan) {}

    /** The call that binds a value. */
    private record Bind(Method method, Object[] arguments) {}

    /** What ran while something was done. */
    List<Explained> during(Runnable action) {
        seen.clear();
        watching = true;
        action.run();
        watching = false;
        return List.copyOf(seen);
    }

    /** Those that read a whole table. */
    List<Explained> scans(List<Explained> some) {
        return some.stream()
                .filter(each ->
                        each.plan().stream().anyMatch(line -> scan.matcher(line).find()))
                .toList();
    }

    /**
     * How a plan tells that a table, or a whole index of it, is read from one end to the other. H2 calls it a scan, too,
     * where it looks up rows by their number, or none at all.
     */
    private String scan() {
        return switch (server) {
            case POSTGRESQL -> "Seq Scan on (%s)";
            case H2 -> "\\.(%s)\\.tableScan(?!:)|/\\* PUBLIC\\.\\w+ \\*/";
            case MARIADB, MYSQL -> "\\|(%s)\\|(ALL|index)\\|";
            case SQLITE -> "SCAN (?:main\\.)?(%s)";
        };
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            Object answer = passOn(real, method, arguments);
            return answer instanceof Connection connection ? watched(connection) : answer;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = passOn(connection, method, arguments);
            return watching
                            && answer instanceof PreparedStatement statement
                            && tables.matcher((String) arguments[0]).find()
                    ? watched(connection, statement, (String) arguments[0])
                    : answer;
        });
    }

    private PreparedStatement watched(Connection connection, PreparedStatement statement, String sql) {
        Map<Object, Bind> binds = new LinkedHashMap<>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && method.getParameterCount() > 1) {
                binds.put(arguments[0], new Bind(method, arguments));
            }
            if (method.getName().startsWith("execute")) {
                seen.add(new Explained(sql, plan(connection, sql, List.copyOf(binds.values()))));
            }
            return passOn(statement, method, arguments);
        });
    }

    private List<String> plan(Connection connection, String sql, List<Bind> binds) throws Throwable {
        String explain = server == TestServer.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
        try (PreparedStatement statement = connection.prepareStatement(explain + sql)) {
            for (Bind bind : binds) {
                passOn(statement, bind.method(), bind.arguments());
            }
            try (ResultSet rows = statement.executeQuery()) {
                return lines(rows);
            }
        }
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> line = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                line.add(rows.getString(i));
            }
            lines.addAll(String.join("|", line).lines().toList());
        }
        return lines;
    }

    @FunctionalInterface
    private interface Handler {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                ExplainedStatements.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.on(method, arguments)));
    }

    private static Object passOn(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
