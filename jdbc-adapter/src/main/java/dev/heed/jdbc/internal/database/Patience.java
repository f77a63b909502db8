package dev.heed.jdbc.internal.database;

import java.sql.SQLException;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * How long a transaction waits.
 *
 * @param lock for a lock that another one holds
 * @param statement for the end of a statement
 */
public record Patience(Duration lock, Duration statement) {

    /** Does some work of a transaction with this patience, and leaves the session as it was. */
    <T> T during(DSLContext sql, Product product, Database.Work<T> work) throws SQLException {
        return switch (product) {
            case POSTGRESQL -> inTransaction(sql, work);
            case H2 -> inSession(sql, "SELECT LOCK_TIMEOUT()", "SET LOCK_TIMEOUT {0}", lock.toMillis(), work);
            case MARIADB, MYSQL ->
                inSession(
                        sql,
                        "SELECT @@session.innodb_lock_wait_timeout",
                        "SET @@session.innodb_lock_wait_timeout = {0}",
                        Math.max(1, lock.toSeconds()),
                        work);
            // Who has begun to write waits for nobody any more.
            case SQLITE -> work.on(sql);
        };
    }

    /** The server itself keeps both, also when nobody is there any more to cancel a statement. */
    private <T> T inTransaction(DSLContext sql, Database.Work<T> work) throws SQLException {
        sql.select(local("lock_timeout", lock), local("statement_timeout", statement))
                .fetch();
        return work.on(sql);
    }

    private static Field<String> local(String name, Duration timeout) {
        return DSL.function(
                "set_config", String.class, DSL.val(name), DSL.val(timeout.toMillis() + "ms"), DSL.val(true));
    }

    private <T> T inSession(DSLContext sql, String reading, String writing, long wanted, Database.Work<T> work)
            throws SQLException {
        Long before = sql.fetchOne(reading).get(0, Long.class);
        sql.execute(writing, DSL.inline(wanted));
        T result;
        try {
            Settings settings = SettingsTools.clone(sql.settings()).withQueryTimeout((int) statement.toSeconds());
            result = work.on(DSL.using(sql.configuration().derive(settings)));
        } catch (SQLException | RuntimeException e) {
            restore(sql, writing, before, e);
            throw e;
        }
        sql.execute(writing, DSL.inline(before));
        return result;
    }

    /** What went wrong before says more than a connection on which nothing can be set any more. */
    private static void restore(DSLContext sql, String writing, Long before, Exception first) {
        try {
            sql.execute(writing, DSL.inline(before));
        } catch (DataAccessException e) {
            first.addSuppressed(e);
        }
    }
}
