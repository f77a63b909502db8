package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;
import java.sql.SQLException;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Says what a driver threw in words that a person can act on. */
public final class Failures {
    /** A row that two writers created at once, and locks that took too long to get. */
    private static final Set<String> CONFLICTS = Set.of("23505", "HYT00", "55P03");

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

    /** Those above, deadlocks, and transactions that could not be put in any order. */
    private static boolean isConflict(Exception e) {
        SQLException sql = sqlException(e);
        String state = sql == null ? "" : String.valueOf(sql.getSQLState());
        return state.startsWith("40") || CONFLICTS.contains(state);
    }

    /** The first line that the driver says: those after it may quote a row. */
    public static String reason(Exception e) {
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
