package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.ChainRows;
import dev.heed.jdbc.internal.ledger.LedgerRows;
import dev.heed.jdbc.ledger.LedgerDrop;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Drops old entries. The ledger says so first, as a batch of its chain; from then on they may go, in transactions of
 * bounded size. What a crash leaves behind, the next call drops.
 */
public final class Retention {
    private static final int ENTRIES_A_TRANSACTION = 10_000;

    private final Database database;

    public Retention(Database database) {
        this.database = database;
    }

    /** Drops the entries of batches that were written before a time, as far as every consumer has left them behind. */
    public Optional<LedgerDrop> dropBefore(Instant oldest, Instant now) {
        Optional<LedgerDrop> announced =
                database.write("drop old entries of the ledger", sql -> announce(sql, oldest, now));
        long upTo = database.read("read the ledger", ChainRows::droppedUpTo);
        while (database.write(
                "drop old entries of the ledger", sql -> LedgerRows.deleteSome(sql, upTo, ENTRIES_A_TRANSACTION))) {
            // Until there are no more.
        }
        return announced;
    }

    private static Optional<LedgerDrop> announce(DSLContext sql, Instant oldest, Instant now) {
        long upTo = Math.min(
                ChainRows.lastBefore(sql, oldest),
                ConsumerRows.furthestBehind(sql).orElse(Long.MAX_VALUE) - 1);
        return LedgerRows.exist(sql, ChainRows.droppedUpTo(sql), upTo)
                ? Optional.of(ChainRows.drop(sql, upTo, now))
                : Optional.empty();
    }
}
