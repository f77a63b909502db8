package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.ACTION;
import static dev.heed.jdbc.internal.database.Tables.LEDGER;
import static dev.heed.jdbc.internal.database.Tables.LEDGER_BATCH;
import static dev.heed.jdbc.internal.database.Tables.OUTCOME;
import static dev.heed.jdbc.internal.database.Tables.REASON;
import static dev.heed.jdbc.internal.database.Tables.SEQ;
import static dev.heed.jdbc.internal.database.Tables.TYPE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;

import dev.heed.Action;
import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Outcome;
import dev.heed.spi.Returned;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The IDs of which the ledger last says that they were deleted. */
public final class DeletedIds {
    /** Nothing that should have gone was left behind. */
    private static final List<String> DONE = List.of(Outcome.CHANGED.name(), Outcome.ABSENT.name());

    private final JobType type;
    private final Set<String> reasons;

    /**
     * @param type what the IDs name
     * @param reasons for which of X's reasons they must have been deleted
     */
    public DeletedIds(JobType type, Set<String> reasons) {
        this.type = type;
        this.reasons = reasons;
    }

    /**
     * The first of them in a range, wherever their rows are.
     *
     * @param entries how many entries of the ledger are looked at, or a few more
     */
    public Returned in(DSLContext sql, IdRange range, int entries) {
        List<Long> ids = sql.select(LedgerRows.ID)
                .from(LEDGER)
                .where(ofType(), LedgerRows.ID.gt(range.after()), LedgerRows.ID.le(range.upTo()))
                .orderBy(LedgerRows.ID)
                .limit(entries)
                .fetch(LedgerRows.ID);
        if (ids.isEmpty()) {
            return new Returned(range.upTo(), List.of());
        }
        long last = ids.get(ids.size() - 1);
        return new Returned(ids.size() < entries ? range.upTo() : last, between(sql, ids.get(0), last));
    }

    private List<Notice> between(DSLContext sql, long from, long to) {
        Map<Long, Notice> deleted = new LinkedHashMap<>();
        sql.select(LedgerRows.ID, ACTION, REASON, LedgerRows.X_CREATED_AT, LedgerRows.X_REDACTED_AT, OUTCOME)
                .from(LEDGER)
                .where(ofType(), LedgerRows.ID.between(from, to))
                .orderBy(LedgerRows.ID, SEQ)
                .forEach(row -> note(deleted, row));
        return deleted.values().stream()
                .filter(notice -> reasons.contains(notice.reason()))
                .toList();
    }

    /** An ID whose rows are kept is none that was deleted, unless they had to be changed before. */
    private static void note(Map<Long, Notice> deleted, Record row) {
        long id = row.get(LedgerRows.ID);
        String outcome = row.get(OUTCOME);
        boolean isStillDone = outcome.equals(Outcome.KEPT.name()) && deleted.containsKey(id);
        if (row.get(ACTION).equals(Action.DELETE.name()) && (DONE.contains(outcome) || isStillDone)) {
            deleted.put(id, notice(id, row));
        } else {
            deleted.remove(id);
        }
    }

    private Condition ofType() {
        return TYPE.eq(type.name());
    }

    private static Notice notice(long id, Record row) {
        return new Notice(
                id,
                Action.DELETE,
                row.get(REASON),
                row.get(LedgerRows.X_CREATED_AT),
                row.get(LedgerRows.X_REDACTED_AT));
    }

    /** How many entries do not tell which ID they are about. */
    public static long hidden(DSLContext sql) {
        return sql.select(coalesce(sum(ChainRows.ENTRIES), BigDecimal.ZERO))
                .from(LEDGER_BATCH)
                .where(ChainRows.ID_FORM.ne(IdWriter.Plain.FORM))
                .fetchSingle()
                .value1()
                .longValueExact();
    }
}
