package dev.heed.jdbc.internal.store;

import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.spi.Budget;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;

/** A row per name: how many requests are left, and when the window ends. */
public final class JdbcBudget implements Budget {
    private static final Field<String> NAME = Tables.text("name");
    private static final Field<Integer> LEFT = Tables.small("requests_left");
    private static final Field<Instant> ENDS_AT = Tables.instant("ends_at");

    private final Database database;

    public JdbcBudget(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Instant> take(String name, Window window, Instant now) {
        create(name);
        return database.write("count a request to X", sql -> take(sql, name, window, now));
    }

    @Override
    public void close(String name, Instant until) {
        create(name);
        database.write(
                "note that X takes no requests",
                sql -> sql.update(Tables.BUDGET)
                        .set(LEFT, 0)
                        .set(ENDS_AT, until)
                        .where(NAME.eq(name))
                        .execute());
    }

    /** Each step is one conditional update, so that two engines never take the same request. */
    private static Optional<Instant> take(DSLContext sql, String name, Window window, Instant now) {
        int opened = sql.update(Tables.BUDGET)
                .set(LEFT, window.requests() - 1)
                .set(ENDS_AT, now.plus(window.length()))
                .where(NAME.eq(name))
                .and(ENDS_AT.le(now))
                .execute();
        if (opened == 1) {
            return Optional.empty();
        }
        int taken = sql.update(Tables.BUDGET)
                .set(LEFT, LEFT.minus(1))
                .where(NAME.eq(name))
                .and(LEFT.gt(0))
                .execute();
        return taken == 1
                ? Optional.empty()
                : Optional.of(sql.select(ENDS_AT)
                        .from(Tables.BUDGET)
                        .where(NAME.eq(name))
                        .fetchSingle(ENDS_AT));
    }

    private void create(String name) {
        boolean known = database.read(
                "look for a request budget",
                sql -> sql.fetchExists(sql.selectOne().from(Tables.BUDGET).where(NAME.eq(name))));
        if (known) {
            return;
        }
        try {
            database.write(
                    "create a request budget",
                    sql -> sql.insertInto(Tables.BUDGET, NAME, LEFT, ENDS_AT)
                            .values(name, 0, Instant.EPOCH)
                            .execute());
        } catch (ConcurrentChange createdMeanwhile) {
            // The row is there, which is all that was wanted.
            return;
        }
    }
}
