package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerFormat;
import dev.heed.jdbc.ledger.LedgerPosition;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a ledger to a stream, page after page, so that no transaction stays open for long. */
public final class Export {
    private static final int ENTRIES_A_PAGE = 2_000;

    private Export() {}

    /** Writes the entries after a position, and tells the position of the last. */
    public static LedgerPosition write(Database database, LedgerPosition after, LedgerFormat format, OutputStream out)
            throws IOException {
        EntryWriter writer = EntryWriter.of(format, out);
        LedgerPosition last = after;
        for (List<LedgerEntry> page = page(database, last); !page.isEmpty(); page = page(database, last)) {
            for (LedgerEntry entry : page) {
                writer.write(entry);
            }
            last = page.get(page.size() - 1).position();
        }
        writer.flush();
        return last;
    }

    private static List<LedgerEntry> page(Database database, LedgerPosition after) {
        return database.read("read the ledger", sql -> EntryRows.after(sql, after, ENTRIES_A_PAGE));
    }
}
