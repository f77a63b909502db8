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

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.ledger.LedgerIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** The rows of {@code heed_ledger}: what X said about an ID and what was done. */
public final class LedgerRows {
    /** Before the first place of a batch, and before any that somebody else may have given. */
    public static final int BEFORE_FIRST = Integer.MIN_VALUE;

    public static final Field<Long> ID = Tables.number("id");
    public static final Field<String> ID_HASH = Tables.text("id_hash");
    public static final Field<String> X_CREATED_AT = Tables.text("x_created_at");
    public static final Field<String> X_REDACTED_AT = Tables.text("x_redacted_at");
    public static final Field<String> CHANGES = Tables.text("changes");
    public static final Field<String> DETAIL = Tables.text("detail");
    public static final Field<Instant> APPLIED_AT = Tables.instant("applied_at");

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
        new EntryInsert(LEDGER, COLUMNS).execute(sql, rows);
    }

    /** Entries of a batch after a place, in their order. */
    public static List<Record> of(DSLContext sql, long seq, int after, int limit) {
        return first(sql, SEQ.eq(seq).and(POSITION.gt(after)), limit);
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

    /** The first of some entries, in the order of the ledger. */
    public static List<Record> first(DSLContext sql, Condition which, int limit) {
        return sql.select(COLUMNS)
                .from(LEDGER)
                .where(which)
                .orderBy(SEQ, POSITION)
                .limit(limit)
                .fetch(row -> row);
    }

    /** Every entry about an ID, in the order of the ledger: those that keep it plain, and those that keep it in this form. */
    public static List<Record> about(DSLContext sql, JobType type, long id, LedgerIds form) {
        String hash = IdWriter.of(form).hash(type, id);
        List<Record> plain = first(sql, TYPE.eq(type.name()).and(ID.eq(id)), Integer.MAX_VALUE);
        List<Record> hashed = hash == null ? List.of() : first(sql, ID_HASH.eq(hash), Integer.MAX_VALUE);
        return Stream.of(plain, hashed)
                .flatMap(List::stream)
                .sorted(Comparator.<Record, Long>comparing(row -> row.get(SEQ)).thenComparing(LedgerRows::place))
                .toList();
    }

    /** Whether batches after one and up to another have entries. */
    public static boolean exist(DSLContext sql, long after, long upTo) {
        return sql.fetchExists(sql.selectOne().from(LEDGER).where(SEQ.gt(after), SEQ.le(upTo)));
    }

    /**
     * Deletes some of the entries up to a batch.
     *
     * @return false if there are no more
     */
    public static boolean deleteSome(DSLContext sql, long upTo, int limit) {
        Optional<Record2<Long, Integer>> first = sql.select(SEQ, POSITION)
                .from(LEDGER)
                .where(SEQ.le(upTo))
                .orderBy(SEQ, POSITION)
                .limit(1)
                .fetchOptional();
        first.ifPresent(entry -> sql.deleteFrom(LEDGER)
                .where(SEQ.eq(entry.value1()), POSITION.lt(entry.value2() + limit))
                .execute());
        return first.isPresent();
    }
}
