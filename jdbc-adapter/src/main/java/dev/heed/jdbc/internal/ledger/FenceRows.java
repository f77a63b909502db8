package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.FENCES;
import static dev.heed.jdbc.internal.database.Tables.TOKEN;

import dev.heed.jdbc.internal.database.Tables;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import org.jooq.DSLContext;
import org.jooq.Field;

/** The rows of {@code heed_fence}: the newest lease that has written here. */
public final class FenceRows {
    private static final Field<String> NAME = Tables.text("lease");

    private FenceRows() {}

    /**
     * Lets a lease write; locks its row, so that writers come one after the other.
     *
     * @throws FenceException if a newer one has written before
     */
    public static void admit(DSLContext sql, Fence fence) {
        int admitted = sql.update(FENCES)
                .set(TOKEN, fence.token())
                .where(NAME.eq(fence.lease()), TOKEN.le(fence.token()))
                .execute();
        if (admitted == 0) {
            if (sql.fetchExists(sql.select(NAME).from(FENCES).where(NAME.eq(fence.lease())))) {
                throw new FenceException(fence.lease());
            }
            sql.insertInto(FENCES, NAME, TOKEN)
                    .values(fence.lease(), fence.token())
                    .execute();
        }
    }
}
