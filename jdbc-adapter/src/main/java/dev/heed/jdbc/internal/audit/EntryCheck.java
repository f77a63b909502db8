package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.internal.ledger.ChainRows;
import dev.heed.jdbc.internal.ledger.Contents;
import dev.heed.jdbc.internal.ledger.LedgerRows;
import dev.heed.jdbc.ledger.LedgerFinding.Kind;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Holds the entries of batches against what the batches say of them. */
final class EntryCheck {
    private static final int ENTRIES_A_PAGE = 2_000;

    private final Findings findings;
    private long droppedUpTo;
    private long intact;

    EntryCheck(Findings findings, long droppedUpTo) {
        this.findings = findings;
        this.droppedUpTo = droppedUpTo;
    }

    /** How many entries are what they were. */
    long intact() {
        return intact;
    }

    void check(DSLContext sql, long batch, Contents written) {
        if (batch <= droppedUpTo) {
            return;
        }
        Reading found = read(sql, batch);
        if (found.contents.equals(written) && found.isNumbered) {
            intact += written.entries();
        } else if (!isDroppedMeanwhile(sql, batch)) {
            differs(batch, written, found.contents);
        }
    }

    private static Reading read(DSLContext sql, long batch) {
        Contents.Sum sum = new Contents.Sum();
        boolean isNumbered = true;
        int place = LedgerRows.BEFORE_FIRST;
        int next = 1;
        List<Record> page;
        do {
            page = LedgerRows.of(sql, batch, place, ENTRIES_A_PAGE);
            for (Record entry : page) {
                place = LedgerRows.place(entry);
                sum.add(LedgerRows.contents(entry));
                isNumbered &= place == next++;
            }
        } while (page.size() == ENTRIES_A_PAGE);
        return new Reading(sum.contents(), isNumbered);
    }

    private void differs(long batch, Contents written, Contents found) {
        String counts = found.entries() + " instead of " + written.entries() + " entries.";
        if (found.entries() < written.entries()) {
            findings.add(batch, Kind.REMOVED, "Entries of batch " + batch + " were removed: it has " + counts);
        } else if (found.entries() > written.entries()) {
            findings.add(batch, Kind.INSERTED, "Entries were inserted into batch " + batch + ": it has " + counts);
        } else if (found.sum().equals(written.sum())) {
            findings.add(batch, Kind.REORDERED, "The entries of batch " + batch + " were put in another order.");
        } else {
            findings.add(batch, Kind.CHANGED, "Entries of batch " + batch + " were changed.");
        }
    }

    private boolean isDroppedMeanwhile(DSLContext sql, long batch) {
        droppedUpTo = ChainRows.droppedUpTo(sql);
        return batch <= droppedUpTo;
    }

    /**
     * The entries of a batch as they are.
     *
     * @param isNumbered whether their places are 1, 2, 3 and so on
     */
    private record Reading(Contents contents, boolean isNumbered) {}
}
