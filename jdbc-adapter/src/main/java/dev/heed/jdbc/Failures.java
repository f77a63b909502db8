package dev.heed.jdbc;

import dev.heed.HeedException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Says what a driver threw in words that a person can act on. */
final class Failures {
    private static final String UNIQUE_VIOLATION = "23505";

    private Failures() {}

    /** A driver may put the URL with its password into what it throws here, so only a cleaned text goes on. */
    static HeedException unreachable(String place, SQLException e) {
        return new HeedException("Heed cannot connect to " + place + ": " + reason(e)
                + ". Check that the database runs and can be reached from here, and that the user may log in.");
    }

    static HeedException failed(String doing, String place, Exception e) {
        String message = "Heed could not " + doing + " in " + place + ": " + reason(e)
                + ". That transaction was undone; run again once the cause is mended.";
        return isConflict(e) ? new ConcurrentChange(message, e) : new HeedException(message, e);
    }

    /** Deadlocks, transactions that could not be put in any order, and rows that two writers created at once. */
    private static boolean isConflict(Exception e) {
        SQLException sql = sqlException(e);
        String state = sql == null ? "" : String.valueOf(sql.getSQLState());
        return state.startsWith("40") || state.equals(UNIQUE_VIOLATION);
    }

    /** The first line that the driver says: those after it may quote a row. */
    static String reason(Exception e) {
        SQLException sql = sqlException(e);
        if (sql == null) {
            return firstLine(e.getMessage());
        }
        return firstLine(sql.getMessage()) + " (SQL state " + sql.getSQLState() + ")";
    }

    private static @Nullable SQLException sqlException(Exception e) {
        return e instanceof DataAccessException access
                ? access.getCause(SQLException.class)
                : e instanceof SQLException sql ? sql : null;
    }

    private static String firstLine(@Nullable String message) {
        if (message == null) {
            return "no reason given";
        }
        String line = message.lines().findFirst().orElse("no reason given");
        return Place.withoutSecrets(line.replaceFirst("; SQL statement:$", ""));
    }
}
