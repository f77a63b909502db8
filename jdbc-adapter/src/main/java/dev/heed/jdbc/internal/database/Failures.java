package dev.heed.jdbc.internal.database;

import dev.heed.HeedException;
import dev.heed.spi.PassingException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Says what a driver threw in words that a person can act on. */
public final class Failures {
    /** A row that two writers created at once, and locks that took too long to get. */
    private static final Set<String> CONFLICTS = Set.of("23505", "HYT00", "55P03");

    /** Lost connections, servers that go down, and statements that took too long. */
    private static final List<String> INTERRUPTIONS = List.of("08", "57P0", "57014");

    /** Values and constraints, "with check" of views, and triggers and routines in the words of several servers. */
    private static final List<String> REFUSALS = List.of("22", "23", "27", "38", "39", "44", "45", "P0");

    private Failures() {}

    /** A driver may put the URL with its password into what it throws here, so only a cleaned text goes on. */
    static HeedException unreachable(String place, SQLException e) {
        return new HeedException(cannotConnect(place, e));
    }

    /** As it was reached before, this may pass. */
    static PassingException away(String place, SQLException e) {
        return new PassingException(cannotConnect(place, e));
    }

    private static String cannotConnect(String place, SQLException e) {
        return "Heed cannot connect to " + place + ": " + reason(e)
                + ". Check that the database runs and can be reached from here, and that the user may log in.";
    }

    static HeedException failed(String doing, String place, Exception e) {
        String message = "Heed could not " + doing + " in " + place + ": " + reason(e)
                + ". That transaction was undone; run again once the cause is mended.";
        if (isConflict(e)) {
            return new ConcurrentChange(message, e);
        }
        return isRefusal(e) ? new Refused(reason(e), e) : new HeedException(message, e);
    }

    /** Whether the database refuses the change for a reason that lies in the rows: a constraint, or what a trigger says. */
    public static boolean isRefusal(Exception e) {
        SQLException sql = sqlException(e);
        return sql != null && REFUSALS.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith);
    }

    /** Those above, deadlocks, and transactions that could not be put in any order: what may pass. */
    private static boolean isConflict(Exception e) {
        SQLException sql = sqlException(e);
        String state = sql == null ? "" : String.valueOf(sql.getSQLState());
        return state.startsWith("40")
                || CONFLICTS.contains(state)
                || INTERRUPTIONS.stream().anyMatch(state::startsWith);
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
