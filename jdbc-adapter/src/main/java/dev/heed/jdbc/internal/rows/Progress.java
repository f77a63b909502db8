package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What a transaction has changed, and for how many more rows it has room. */
final class Progress {
    private final Map<Deed.Kind, Long> done = new LinkedHashMap<>();
    private final long most;
    private long room;

    Progress(int room) {
        this.most = room;
        this.room = room;
    }

    boolean hasRoom() {
        return room > 0;
    }

    int room() {
        return (int) Math.max(0, room);
    }

    /** Whether nothing is changed yet. */
    boolean isAtItsBegin() {
        return room == most;
    }

    /** Leaves the rest to the next transaction. */
    void end() {
        room = Math.min(room, 0);
    }

    /** What was done in which table. */
    Map<Deed.Kind, Long> done() {
        return done;
    }

    /** Makes a change that the ledger shall tell; returns how many rows it met. */
    long make(LiveTable table, Deed.Kind kind, LongSupplier change) {
        long rows = prepare(table, change);
        if (rows > 0) {
            done.merge(kind, rows, Long::sum);
        }
        return rows;
    }

    /** Makes a change to rows that go afterwards; returns how many they are. */
    long prepare(LiveTable table, LongSupplier change) {
        long rows = RefusedRows.explaining(table, change);
        room -= rows;
        return rows;
    }
}
