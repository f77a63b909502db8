package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.ACTION;
import static dev.heed.jdbc.internal.database.Tables.BATCH;
import static dev.heed.jdbc.internal.database.Tables.CHANGE;
import static dev.heed.jdbc.internal.database.Tables.IDS;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.OUTCOME;
import static dev.heed.jdbc.internal.database.Tables.REASON;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;
import static dev.heed.jdbc.internal.database.Tables.ROWS;
import static dev.heed.jdbc.internal.database.Tables.RUN_ID;
import static dev.heed.jdbc.internal.database.Tables.TABLE_NAME;
import static dev.heed.jdbc.internal.database.Tables.TALLY_ID;
import static dev.heed.jdbc.internal.database.Tables.TALLY_ROW;
import static org.jooq.impl.DSL.sum;

import dev.heed.Action;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.spi.Batch;
import dev.heed.spi.Change;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import dev.heed.spi.Tally.ByReason;
import dev.heed.spi.Tally.ByTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** The rows of {@code heed_tally_id} and {@code heed_tally_row}: sums over each batch's ledger. */
public final class TallyRows {
    private TallyRows() {}

    /**
     * Adds up what a batch did.
     *
     * @param number which batch of its result it is, from 1
     */
    public static void insert(DSLContext sql, Batch batch, long number, Collection<Deed> deeds) {
        Tally tally = of(deeds);
        insert(
                sql,
                new EntryInsert(TALLY_ID, columns(ACTION, REASON, OUTCOME, IDS)),
                tally.reasons().stream()
                        .map(sum -> row(
                                batch,
                                number,
                                sum.action().name(),
                                sum.reason(),
                                sum.outcome().name(),
                                sum.ids()))
                        .toList());
        insert(
                sql,
                new EntryInsert(TALLY_ROW, columns(TABLE_NAME, CHANGE, ACTION, REASON, ROWS)),
                tally.tables().stream()
                        .map(sum -> row(
                                batch,
                                number,
                                sum.table(),
                                sum.change().name(),
                                sum.action().name(),
                                sum.reason(),
                                sum.rows()))
                        .toList());
    }

    private static void insert(DSLContext sql, EntryInsert into, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            into.execute(sql, rows);
        }
    }

    private static List<Field<?>> columns(Field<?>... own) {
        return Stream.concat(Stream.of(RUN_ID, JOB_ID, REMOTE_ID, BATCH), Stream.of(own))
                .toList();
    }

    private static @Nullable Object[] row(Batch batch, long number, Object... own) {
        Stream<Object> common =
                Stream.of(batch.job().run().toString(), batch.job().id().toString(), batch.remoteId(), number);
        return Stream.concat(common, Stream.of(own)).toArray();
    }

    /** Sums that were not written yet, such as those of a plan. */
    public static Tally of(Collection<Deed> deeds) {
        Map<ByReason, Long> ids = new LinkedHashMap<>();
        Map<ByTable, Long> rows = new LinkedHashMap<>();
        for (Deed deed : deeds) {
            Action action = deed.notice().action();
            String reason = deed.notice().reason();
            ids.merge(new ByReason(action, reason, deed.outcome(), 0), 1L, Long::sum);
            deed.changes()
                    .forEach((kind, count) ->
                            rows.merge(new ByTable(kind.table(), kind.change(), action, reason, 0), count, Long::sum));
        }
        return new Tally(
                ids.entrySet().stream()
                        .map(sum -> counted(sum.getKey(), sum.getValue()))
                        .toList(),
                rows.entrySet().stream()
                        .map(sum -> counted(sum.getKey(), sum.getValue()))
                        .toList());
    }

    private static ByReason counted(ByReason key, long ids) {
        return new ByReason(key.action(), key.reason(), key.outcome(), ids);
    }

    private static ByTable counted(ByTable key, long rows) {
        return new ByTable(key.table(), key.change(), key.action(), key.reason(), rows);
    }

    /** Sums over every batch of a run in this database. */
    public static Tally of(DSLContext sql, UUID run) {
        return new Tally(
                sql.select(ACTION, REASON, OUTCOME, sum(IDS))
                        .from(TALLY_ID)
                        .where(RUN_ID.eq(run.toString()))
                        .groupBy(ACTION, REASON, OUTCOME)
                        .orderBy(ACTION, REASON, OUTCOME)
                        .fetch(row -> new ByReason(
                                Action.valueOf(row.value1()),
                                row.value2(),
                                Outcome.valueOf(row.value3()),
                                row.value4().longValueExact())),
                sql.select(TABLE_NAME, CHANGE, ACTION, REASON, sum(ROWS))
                        .from(TALLY_ROW)
                        .where(RUN_ID.eq(run.toString()))
                        .groupBy(TABLE_NAME, CHANGE, ACTION, REASON)
                        .orderBy(TABLE_NAME, CHANGE, ACTION, REASON)
                        .fetch(row -> new ByTable(
                                row.value1(),
                                Change.valueOf(row.value2()),
                                Action.valueOf(row.value3()),
                                row.value4(),
                                row.value5().longValueExact())));
    }
}
