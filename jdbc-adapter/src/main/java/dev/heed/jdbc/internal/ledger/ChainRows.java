package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.CHAIN;
import static dev.heed.jdbc.internal.database.Tables.LEDGER;
import static dev.heed.jdbc.internal.database.Tables.LEDGER_BATCH;
import static dev.heed.jdbc.internal.database.Tables.SEQ;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.ledger.LedgerDrop;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.LedgerKind;
import dev.heed.jdbc.ledger.LedgerProof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** The rows of {@code heed_batch}, and the one of {@code heed_chain}: the ledger's batches and where they end. */
public final class ChainRows {
    private static final Field<String> KIND = Tables.text("kind");
    private static final Field<String> PREVIOUS = Tables.text("previous");
    static final Field<String> ID_FORM = Tables.text("id_form");
    static final Field<Long> ENTRIES = Tables.number("entries");
    private static final Field<String> ENTRIES_HASH = Tables.text("entries_hash");
    private static final Field<String> ENTRIES_SUM = Tables.text("entries_sum");
    private static final Field<Long> DROPS_UP_TO = Tables.number("drops_up_to");
    private static final Field<String> PROOF = Tables.text("proof");
    private static final Field<Instant> WRITTEN_AT = Tables.instant("written_at");
    private static final Field<String> HASH = Tables.text("hash");
    private static final List<Field<?>> COLUMNS = List.of(
            SEQ, PREVIOUS, KIND, ID_FORM, ENTRIES, ENTRIES_HASH, ENTRIES_SUM, DROPS_UP_TO, PROOF, WRITTEN_AT, HASH);
    private static final Condition THE_LEDGER = Tables.text("name").eq("ledger");

    private ChainRows() {}

    /**
     * A batch as it is stored.
     *
     * @param link what it says
     * @param head its number and hash
     */
    public record Stored(ChainLink link, LedgerHead head) {}

    /** The end of the ledger. Others who want to add a batch wait from here until the transaction ends. */
    static LedgerHead lock(DSLContext sql) {
        sql.update(CHAIN).set(SEQ, SEQ.plus(1)).where(THE_LEDGER).execute();
        LedgerHead next = head(sql);
        return new LedgerHead(next.batch() - 1, next.hash());
    }

    /** The last batch, and the hash that stands for the whole ledger up to it. */
    public static LedgerHead head(DSLContext sql) {
        return sql.select(SEQ, HASH)
                .from(CHAIN)
                .where(THE_LEDGER)
                .fetchSingle(row -> new LedgerHead(row.value1(), row.value2()));
    }

    /** Adds a batch after the head that was locked. */
    static void append(DSLContext sql, ChainLink link) {
        LedgerHead head = link.head();
        sql.insertInto(LEDGER_BATCH)
                .set(SEQ, head.batch())
                .set(PREVIOUS, link.previous().hash())
                .set(KIND, link.kind())
                .set(ID_FORM, link.idForm())
                .set(ENTRIES, link.contents().entries())
                .set(ENTRIES_HASH, link.contents().hash())
                .set(ENTRIES_SUM, link.contents().sum())
                .set(DROPS_UP_TO, link.remark().dropsUpTo())
                .set(PROOF, link.remark().proof())
                .set(WRITTEN_AT, link.writtenAt())
                .set(HASH, head.hash())
                .execute();
        sql.update(CHAIN).set(HASH, head.hash()).where(THE_LEDGER).execute();
    }

    /** The first batches after one number and up to another, in order. */
    public static List<Stored> between(DSLContext sql, long after, long upTo, int limit) {
        return sql.select(COLUMNS)
                .from(LEDGER_BATCH)
                .where(SEQ.gt(after), SEQ.le(upTo))
                .orderBy(SEQ)
                .limit(limit)
                .fetch(ChainRows::stored);
    }

    /** The kinds of some batches, by their numbers. */
    public static Map<Long, String> kinds(DSLContext sql, Set<Long> batches) {
        return sql.select(SEQ, KIND).from(LEDGER_BATCH).where(SEQ.in(batches)).fetchMap(SEQ, KIND);
    }

    /** What was dropped, oldest first. */
    public static List<LedgerDrop> drops(DSLContext sql) {
        return sql.select(SEQ, DROPS_UP_TO, WRITTEN_AT)
                .from(LEDGER_BATCH)
                .where(DROPS_UP_TO.isNotNull())
                .orderBy(SEQ)
                .fetch(row -> new LedgerDrop(row.value1(), row.value2(), row.value3()));
    }

    /** The last batch whose entries may be gone; -1 if none may. */
    public static long droppedUpTo(DSLContext sql) {
        return sql.select(coalesce(max(DROPS_UP_TO), -1L))
                .from(LEDGER_BATCH)
                .fetchSingle()
                .value1();
    }

    /** The last of the batches that were all written before a time. */
    public static long lastBefore(DSLContext sql, Instant time) {
        Long next = sql.select(min(SEQ))
                .from(LEDGER_BATCH)
                .where(WRITTEN_AT.ge(time))
                .fetchSingle()
                .value1();
        return next == null ? head(sql).batch() : next - 1;
    }

    /** Adds a batch after which the entries of older ones may be gone. */
    public static LedgerDrop drop(DSLContext sql, long upTo, Instant at) {
        return new LedgerDrop(say(sql, LedgerKind.DROPPED, Remark.dropped(upTo), at), upTo, at);
    }

    /** Adds a batch that tells what the rows said of a result; to be the last of its transaction. */
    static void prove(DSLContext sql, String proof, Instant at) {
        say(sql, LedgerKind.PROVED, Remark.proved(proof), at);
    }

    private static long say(DSLContext sql, LedgerKind kind, Remark remark, Instant at) {
        Contents none = new Contents.Sum().contents();
        LedgerHead before = lock(sql);
        append(sql, new ChainLink(before, kind.name(), new IdWriter.None().form(), none, remark, at));
        return before.batch() + 1;
    }

    /** What was proved in batches after one, in order. */
    public static List<LedgerProof> proofs(DSLContext sql, long after, int most) {
        return sql.select(SEQ, PROOF, WRITTEN_AT)
                .from(LEDGER_BATCH)
                .where(SEQ.gt(after), PROOF.isNotNull())
                .orderBy(SEQ)
                .limit(most)
                .fetch(row -> new LedgerProof(row.value1(), row.value2(), row.value3()));
    }

    /** A batch, or entries of one, before the beginning or after the end of the ledger. */
    public static Optional<Long> outside(DSLContext sql) {
        List<Long> ends = new ArrayList<>();
        for (Table<Record> table : List.of(LEDGER, LEDGER_BATCH)) {
            ends.add(sql.select(min(SEQ)).from(table).fetchSingle().value1());
            ends.add(sql.select(max(SEQ)).from(table).fetchSingle().value1());
        }
        // Read last: what is added meanwhile must not look as if it were outside.
        long end = head(sql).batch();
        return ends.stream()
                .filter(Objects::nonNull)
                .filter(seq -> seq < 0 || seq > end)
                .findFirst();
    }

    private static Stored stored(Record row) {
        ChainLink link = new ChainLink(
                new LedgerHead(row.get(SEQ) - 1, row.get(PREVIOUS)),
                row.get(KIND),
                row.get(ID_FORM),
                new Contents(row.get(ENTRIES), row.get(ENTRIES_HASH), row.get(ENTRIES_SUM)),
                new Remark(row.get(DROPS_UP_TO), row.get(PROOF)),
                row.get(WRITTEN_AT));
        return new Stored(link, new LedgerHead(row.get(SEQ), row.get(HASH)));
    }
}
