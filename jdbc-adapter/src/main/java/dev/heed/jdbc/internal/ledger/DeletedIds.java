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
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The IDs of which the ledger last says that they were deleted. */
public final class DeletedIds {
    /** Nothing that should have gone was left behind. */
    private static final List<String> DONE = Stream.of(Outcome.CHANGED, Outcome.KEPT, Outcome.ABSENT)
            .map(Enum::name)
            .toList();

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

    /** A part of the ID space, and what X last said of the deleted IDs in it. */
    public record Page(long upTo, List<Notice> notices) {}

    /**
     * The next IDs.
     *
     * @return empty after the last
     */
    public Optional<Page> after(DSLContext sql, long id, int limit) {
        List<Long> ids = sql.selectDistinct(LedgerRows.ID)
                .from(LEDGER)
                .where(ofType(), LedgerRows.ID.gt(id), deletes())
                .orderBy(LedgerRows.ID)
                .limit(limit)
                .fetch(LedgerRows.ID);
        return ids.isEmpty() ? Optional.empty() : Optional.of(page(sql, ids.get(0), ids.get(ids.size() - 1)));
    }

    private Page page(DSLContext sql, long from, long to) {
        Map<Long, Record> newest = new LinkedHashMap<>();
        sql.select(LedgerRows.ID, ACTION, REASON, LedgerRows.X_CREATED_AT, LedgerRows.X_REDACTED_AT, OUTCOME)
                .from(LEDGER)
                .where(ofType(), LedgerRows.ID.between(from, to))
                .orderBy(LedgerRows.ID, SEQ)
                .forEach(row -> newest.put(row.get(LedgerRows.ID), row));
        List<Notice> notices = new ArrayList<>();
        newest.forEach((id, row) -> {
            if (isDeletion(row)) {
                notices.add(notice(id, row));
            }
        });
        return new Page(to, notices);
    }

    private Condition ofType() {
        return TYPE.eq(type.name());
    }

    private Condition deletes() {
        return ACTION.eq(Action.DELETE.name()).and(REASON.in(reasons)).and(OUTCOME.in(DONE));
    }

    private boolean isDeletion(Record row) {
        return row.get(ACTION).equals(Action.DELETE.name())
                && reasons.contains(row.get(REASON))
                && DONE.contains(row.get(OUTCOME));
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
