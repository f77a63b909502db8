package dev.heed.jdbc.internal.audit;

import dev.heed.HeedException;
import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.ChainRows;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerPosition;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Hands the ledger to consumers, each from where it has arrived. */
public final class Consumers {
    private final Database database;

    public Consumers(Database database) {
        this.database = database;
    }

    /** Begins at the beginning of the ledger if this consumer is new. */
    public void admit(String name) {
        try {
            addIfNew(name);
        } catch (ConcurrentChange addedMeanwhile) {
            addIfNew(name);
        }
    }

    private void addIfNew(String name) {
        database.write(
                "admit the consumer \"" + name + "\"",
                sql -> ConsumerRows.find(sql, name).orElseGet(() -> {
                    ConsumerRows.add(sql, name, LedgerPosition.BEGINNING);
                    return LedgerPosition.BEGINNING;
                }));
    }

    /** By name, how far each has acknowledged. */
    public Map<String, LedgerPosition> all() {
        return database.read("read the ledger", ConsumerRows::all);
    }

    /** How far a consumer has acknowledged; a HeedException if it was forgotten. */
    public LedgerPosition position(String name) {
        return database.read("read the ledger", sql -> position(sql, name));
    }

    /** What comes after that, in order; empty at the end of the ledger. */
    public List<LedgerEntry> read(String name, int max) {
        return database.read("read the ledger", sql -> EntryRows.after(sql, position(sql, name), max));
    }

    /** Moves a consumer on, never back; an IllegalArgumentException if the ledger does not go so far. */
    public void acknowledge(String name, LedgerPosition upTo) {
        database.write("note how far \"" + name + "\" has read the ledger", sql -> {
            LedgerPosition before = position(sql, name);
            long end = ChainRows.head(sql).batch();
            if (upTo.batch() > end) {
                throw new IllegalArgumentException(
                        "The ledger ends with batch " + end + "; nobody has read batch " + upTo.batch());
            }
            ConsumerRows.advance(sql, name, upTo);
            return before;
        });
    }

    /** Does nothing if there is none of this name. */
    public void forget(String name) {
        database.write("forget the consumer \"" + name + "\"", sql -> ConsumerRows.remove(sql, name));
    }

    private static LedgerPosition position(DSLContext sql, String name) {
        return ConsumerRows.find(sql, name)
                .orElseThrow(() -> new HeedException("The ledger knows no consumer \"" + name
                        + "\" any more: it was forgotten. Open a reader again to begin at the oldest entry."));
    }
}
