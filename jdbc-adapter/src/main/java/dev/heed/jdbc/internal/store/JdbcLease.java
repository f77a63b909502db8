package dev.heed.jdbc.internal.store;

import static dev.heed.jdbc.internal.database.Tables.LEASE;
import static dev.heed.jdbc.internal.database.Tables.TOKEN;

import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.spi.Fence;
import dev.heed.spi.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * A row per lease that is never deleted, so that its token only grows. Taking, prolonging and giving back are each one
 * conditional update.
 */
public final class JdbcLease implements Lease {
    private static final Field<String> NAME = Tables.text("name");
    private static final Field<String> OWNER = Tables.text("owner");
    private static final Field<Instant> EXPIRES_AT = Tables.instant("expires_at");

    private final Database database;
    private final InstantSource clock;

    /** @param clock tells when a lease runs out; clocks of nodes may differ, as the fence decides in the end */
    public JdbcLease(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Fence> acquire(String lease, String owner, Duration ttl) {
        if (!isKnown(lease)) {
            create(lease);
        }
        return database.write("take the lease \"" + lease + "\"", sql -> take(sql, lease, owner, ttl));
    }

    @Override
    public boolean renew(Fence fence, Duration ttl) {
        Instant until = clock.instant().plus(ttl);
        return database.write(
                "prolong the lease \"" + fence.lease() + "\"",
                sql -> sql.update(LEASE)
                                .set(EXPIRES_AT, until)
                                .where(heldUnder(fence))
                                .execute()
                        == 1);
    }

    @Override
    public void release(Fence fence) {
        database.write(
                "give back the lease \"" + fence.lease() + "\"",
                sql -> sql.update(LEASE)
                        .set(EXPIRES_AT, Instant.EPOCH)
                        .where(heldUnder(fence))
                        .execute());
    }

    private boolean isKnown(String lease) {
        return database.read(
                "look for the lease \"" + lease + "\"",
                sql -> sql.fetchExists(sql.selectOne().from(LEASE).where(NAME.eq(lease))));
    }

    private void create(String lease) {
        try {
            database.write(
                    "create the lease \"" + lease + "\"",
                    sql -> sql.insertInto(LEASE, NAME, TOKEN, EXPIRES_AT)
                            .values(lease, 0L, Instant.EPOCH)
                            .execute());
        } catch (ConcurrentChange createdMeanwhile) {
            // The row is there, which is all that was wanted.
            return;
        }
    }

    private Optional<Fence> take(DSLContext sql, String lease, String owner, Duration ttl) {
        Instant now = clock.instant();
        int taken = sql.update(LEASE)
                .set(OWNER, owner)
                .set(TOKEN, TOKEN.plus(1))
                .set(EXPIRES_AT, now.plus(ttl))
                .where(NAME.eq(lease))
                .and(OWNER.eq(owner).or(EXPIRES_AT.le(now)))
                .execute();
        return taken == 0 ? Optional.empty() : Optional.of(new Fence(lease, owner, token(sql, lease)));
    }

    private static long token(DSLContext sql, String lease) {
        return sql.select(TOKEN).from(LEASE).where(NAME.eq(lease)).fetchSingle(TOKEN);
    }

    private static Condition heldUnder(Fence fence) {
        return NAME.eq(fence.lease()).and(OWNER.eq(fence.owner())).and(TOKEN.eq(fence.token()));
    }
}
