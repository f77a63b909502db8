package dev.heed.jdbc.internal.audit;

import static dev.heed.jdbc.internal.database.Tables.ACTION;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.OUTCOME;
import static dev.heed.jdbc.internal.database.Tables.POSITION;
import static dev.heed.jdbc.internal.database.Tables.REASON;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;
import static dev.heed.jdbc.internal.database.Tables.ROWS;
import static dev.heed.jdbc.internal.database.Tables.SEQ;
import static dev.heed.jdbc.internal.database.Tables.TYPE;

import dev.heed.Action;
import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.jdbc.internal.ledger.ChainRows;
import dev.heed.jdbc.internal.ledger.LedgerRows;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerEntry.Done;
import dev.heed.jdbc.ledger.LedgerEntry.Origin;
import dev.heed.jdbc.ledger.LedgerEntry.Said;
import dev.heed.jdbc.ledger.LedgerEntry.Subject;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.jdbc.ledger.LedgerKind;
import dev.heed.jdbc.ledger.LedgerPosition;
import dev.heed.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads entries of the ledger in their order. */
public final class EntryRows {
    private EntryRows() {}

    /** The first entries after a position. */
    static List<LedgerEntry> after(DSLContext sql, LedgerPosition position, int limit) {
        List<Record> rows = new ArrayList<>(LedgerRows.of(sql, position.batch(), position.entry(), limit));
        if (rows.size() < limit) {
            rows.addAll(LedgerRows.first(sql, SEQ.gt(position.batch()), limit - rows.size()));
        }
        return entries(sql, rows);
    }

    /** Every entry about an ID, as {@link LedgerRows#about} finds them. */
    public static List<LedgerEntry> about(DSLContext sql, JobType type, long id, LedgerIds form) {
        return entries(sql, LedgerRows.about(sql, type, id, form));
    }

    private static List<LedgerEntry> entries(DSLContext sql, List<Record> rows) {
        Map<Long, String> kinds =
                ChainRows.kinds(sql, rows.stream().map(row -> row.get(SEQ)).collect(Collectors.toSet()));
        return rows.stream()
                .map(row -> entry(row, kinds.getOrDefault(row.get(SEQ), "no batch")))
                .toList();
    }

    private static LedgerEntry entry(Record row, String kind) {
        LedgerPosition position = new LedgerPosition(row.get(SEQ), row.get(POSITION));
        try {
            return new LedgerEntry(
                    position, origin(row, kind), subject(row), said(row), done(row), row.get(LedgerRows.APPLIED_AT));
        } catch (IllegalArgumentException e) {
            throw new HeedException(
                    "Entry " + position.entry() + " of batch " + position.batch()
                            + " in the ledger holds a word that this version of Heed does not know (" + e.getMessage()
                            + "). Verify the ledger; if it is intact, a newer version has written it.",
                    e);
        }
    }

    private static Origin origin(Record row, String kind) {
        return new Origin(LedgerKind.valueOf(kind), UUID.fromString(row.get(JOB_ID)), row.get(REMOTE_ID));
    }

    private static Subject subject(Record row) {
        return new Subject(JobType.valueOf(row.get(TYPE)), row.get(LedgerRows.ID), row.get(LedgerRows.ID_HASH));
    }

    private static Said said(Record row) {
        return new Said(
                Action.valueOf(row.get(ACTION)),
                row.get(REASON),
                row.get(LedgerRows.X_CREATED_AT),
                row.get(LedgerRows.X_REDACTED_AT));
    }

    private static Done done(Record row) {
        return new Done(
                Outcome.valueOf(row.get(OUTCOME)),
                row.get(ROWS),
                row.get(LedgerRows.CHANGES),
                row.get(LedgerRows.DETAIL));
    }
}
