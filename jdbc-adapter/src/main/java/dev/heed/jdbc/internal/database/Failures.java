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
    private static final List<String> INTERRUPTIONS = List.of("08", "57P0", "57014", "70100");

    /** Values and constraints, "with check" of views, and triggers and routines in the words of several servers. */
    private static final List<String> REFUSALS = List.of("22", "23", "27", "38", "39", "44", "45", "P0");

    /** The same in the numbers of MySQL (and a deadlock), which has one state for many errors, and of SQLite: busy, locked. */
    private static final Set<Integer> CONFLICT_CODES = Set.of(1062, 1205, 1213, 5, 6);

    private static final Set<String> FOREIGN_KEYS = Set.of("23503", "23001");
    private static final Set<Integer> FOREIGN_KEY_CODES = Set.of(1217, 1451);

    /** SQLite's driver tells of all constraints by one number, and only by the text which one it was. */
    private static final List<String> SQLITE_UNIQUE =
            List.of("[SQLITE_CONSTRAINT_PRIMARYKEY]", "[SQLITE_CONSTRAINT_UNIQUE]");

    private static final String SQLITE_CONSTRAINT = "[SQLITE_CONSTRAINT";
    private static final String SQLITE_FOREIGN_KEY = "[SQLITE_CONSTRAINT_FOREIGNKEY]";

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
        return isRefusal(e) ? Refused.by(e, reason -> reason) : new HeedException(message, e);
    }

    /** Whether the database refuses the change for a reason that lies in the rows: a constraint, or what a trigger says. */
    public static boolean isRefusal(Exception e) {
        SQLException sql = sqlException(e);
        return sql != null
                && (REFUSALS.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith)
                        || String.valueOf(sql.getMessage()).startsWith(SQLITE_CONSTRAINT));
    }

    /** Those above, deadlocks, and transactions that could not be put in any order: what may pass. */
    private static boolean isConflict(Exception e) {
        SQLException sql = sqlException(e);
        if (sql == null) {
            return false;
        }
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("40")
                || CONFLICTS.contains(state)
                || INTERRUPTIONS.stream().anyMatch(state::startsWith)
                || CONFLICT_CODES.contains(sql.getErrorCode())
                || SQLITE_UNIQUE.stream().anyMatch(String.valueOf(sql.getMessage())::startsWith);
    }

    /** Whether rows of another table refer to what should go. */
    public static boolean isForeignKeyViolation(Exception e) {
        SQLException sql = sqlException(e);
        return sql != null
                && (FOREIGN_KEYS.contains(String.valueOf(sql.getSQLState()))
                        || FOREIGN_KEY_CODES.contains(sql.getErrorCode())
                        || String.valueOf(sql.getMessage()).startsWith(SQLITE_FOREIGN_KEY));
    }

    /** The first line that the driver says: those after it may quote a row. */
    public static String reason(Exception e) {
        return firstLine(e) + state(e);
    }

    /** The same without any number but the SQL state: H2 names the key of a row, and triggers say what they like. */
    static String discreetReason(Exception e) {
        return firstLine(e).replaceAll("\\p{Nd}+", "#") + state(e);
    }

    private static String firstLine(Exception e) {
        SQLException sql = sqlException(e);
        return firstLine(sql == null ? e.getMessage() : sql.getMessage());
    }

    private static String state(Exception e) {
        SQLException sql = sqlException(e);
        return sql == null || sql.getSQLState() == null ? "" : " (SQL state " + sql.getSQLState() + ")";
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
