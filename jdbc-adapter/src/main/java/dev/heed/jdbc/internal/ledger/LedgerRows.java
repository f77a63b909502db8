package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.ACTION;
import static dev.heed.jdbc.internal.database.Tables.JOB_ID;
import static dev.heed.jdbc.internal.database.Tables.LEDGER;
import static dev.heed.jdbc.internal.database.Tables.OUTCOME;
import static dev.heed.jdbc.internal.database.Tables.POSITION;
import static dev.heed.jdbc.internal.database.Tables.REASON;
import static dev.heed.jdbc.internal.database.Tables.REMOTE_ID;
import static dev.heed.jdbc.internal.database.Tables.ROWS;
import static dev.heed.jdbc.internal.database.Tables.SEQ;
import static dev.heed.jdbc.internal.database.Tables.TYPE;

import dev.heed.jdbc.internal.database.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of {@code heed_ledger}: what X said about an ID and what was done. */
public final class LedgerRows {
    /** Before the first place of a batch, and before any that somebody else may have given. */
    public static final int BEFORE_FIRST = Integer.MIN_VALUE;

    static final Field<Long> ID = Tables.number("id");
    static final Field<String> ID_HASH = Tables.text("id_hash");
    static final Field<String> X_CREATED_AT = Tables.text("x_created_at");
    static final Field<String> X_REDACTED_AT = Tables.text("x_redacted_at");
    static final Field<String> CHANGES = Tables.text("changes");
    static final Field<String> DETAIL = Tables.text("detail");
    static final Field<Instant> APPLIED_AT = Tables.instant("applied_at");

    /** What an entry says, in the order in which it is hashed. */
    static final List<Field<?>> CONTENTS = List.of(
            JOB_ID,
            REMOTE_ID,
            TYPE,
            ID,
            ID_HASH,
            ACTION,
            REASON,
            X_CREATED_AT,
            X_REDACTED_AT,
            OUTCOME,
            ROWS,
            CHANGES,
            DETAIL,
            APPLIED_AT);

    private static final List<Field<?>> COLUMNS =
            Stream.concat(Stream.of(SEQ, POSITION), CONTENTS.stream()).toList();

    private LedgerRows() {}

    /** Adds the entries of a batch, in their order. */
    static void insert(DSLContext sql, long seq, List<@Nullable Object[]> entries) {
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (@Nullable Object[] entry : entries) {
            rows.add(Stream.concat(Stream.of(seq, rows.size() + 1), Stream.of(entry))
                    .toArray());
        }
        sql.batch(sql.insertInto(LEDGER, COLUMNS).values(new Object[COLUMNS.size()]))
                .bind(rows.toArray(Object[][]::new))
                .execute();
    }

    /** Entries of a batch after a place, in their order. */
    public static List<Record> of(DSLContext sql, long seq, int after, int limit) {
        return sql.select(COLUMNS)
                .from(LEDGER)
                .where(SEQ.eq(seq), POSITION.gt(after))
                .orderBy(POSITION)
                .limit(limit)
                .fetch(row -> row);
    }

    /** The place of an entry in its batch. */
    public static int place(Record entry) {
        return entry.get(POSITION);
    }

    /** What an entry says, in the order in which it is hashed. */
    public static @Nullable Object[] contents(Record entry) {
        return CONTENTS.stream().map(entry::get).toArray();
    }

    /** How many entries are older than the chain. */
    public static long unchained(DSLContext sql) {
        return sql.fetchCount(LEDGER, SEQ.eq(0L));
    }
}
