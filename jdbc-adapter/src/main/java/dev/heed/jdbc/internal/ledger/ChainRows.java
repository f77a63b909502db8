package dev.heed.jdbc.internal.ledger;

import static dev.heed.jdbc.internal.database.Tables.CHAIN;
import static dev.heed.jdbc.internal.database.Tables.LEDGER_BATCH;
import static dev.heed.jdbc.internal.database.Tables.SEQ;

import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.ledger.LedgerHead;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** The rows of {@code heed_batch}, and the one of {@code heed_chain}: the ledger's batches and where they end. */
public final class ChainRows {
    static final Field<String> KIND = Tables.text("kind");

    private static final Field<String> PREVIOUS = Tables.text("previous");
    private static final Field<String> ID_FORM = Tables.text("id_form");
    private static final Field<Long> ENTRIES = Tables.number("entries");
    private static final Field<String> ENTRIES_HASH = Tables.text("entries_hash");
    private static final Field<String> ENTRIES_SUM = Tables.text("entries_sum");
    private static final Field<Long> DROPS_UP_TO = Tables.number("drops_up_to");
    private static final Field<Instant> WRITTEN_AT = Tables.instant("written_at");
    private static final Field<String> HASH = Tables.text("hash");
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
                .set(DROPS_UP_TO, link.dropsUpTo())
                .set(WRITTEN_AT, link.writtenAt())
                .set(HASH, head.hash())
                .execute();
        sql.update(CHAIN).set(HASH, head.hash()).where(THE_LEDGER).execute();
    }

    /** The batches after a number, in order. */
    public static List<Stored> after(DSLContext sql, long seq, int limit) {
        return sql.selectFrom(LEDGER_BATCH)
                .where(SEQ.gt(seq))
                .orderBy(SEQ)
                .limit(limit)
                .fetch(ChainRows::stored);
    }

    private static Stored stored(Record row) {
        ChainLink link = new ChainLink(
                new LedgerHead(row.get(SEQ) - 1, row.get(PREVIOUS)),
                row.get(KIND),
                row.get(ID_FORM),
                new Contents(row.get(ENTRIES), row.get(ENTRIES_HASH), row.get(ENTRIES_SUM)),
                row.get(DROPS_UP_TO),
                row.get(WRITTEN_AT));
        return new Stored(link, new LedgerHead(row.get(SEQ), row.get(HASH)));
    }
}
