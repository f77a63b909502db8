package dev.heed.jdbc.internal.audit;

import static dev.heed.jdbc.internal.database.Tables.CONSUMER;
import static dev.heed.jdbc.internal.database.Tables.POSITION;
import static dev.heed.jdbc.internal.database.Tables.SEQ;
import static org.jooq.impl.DSL.min;

import dev.heed.jdbc.internal.database.Tables;
import dev.heed.jdbc.ledger.LedgerPosition;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;

/** The rows of {@code heed_consumer}: how far each consumer has read. */
final class ConsumerRows {
    private static final Field<String> NAME = Tables.text("name");

    private ConsumerRows() {}

    static Optional<LedgerPosition> find(DSLContext sql, String name) {
        return sql.select(SEQ, POSITION)
                .from(CONSUMER)
                .where(NAME.eq(name))
                .fetchOptional(row -> new LedgerPosition(row.value1(), row.value2()));
    }

    static Map<String, LedgerPosition> all(DSLContext sql) {
        return sql.select(NAME, SEQ, POSITION)
                .from(CONSUMER)
                .fetchMap(Record3::value1, row -> new LedgerPosition(row.value2(), row.value3()));
    }

    static int add(DSLContext sql, String name, LedgerPosition position) {
        return sql.insertInto(CONSUMER, NAME, SEQ, POSITION)
                .values(name, position.batch(), position.entry())
                .execute();
    }

    /** Moves a consumer forward, never back. */
    static int advance(DSLContext sql, String name, LedgerPosition position) {
        return sql.update(CONSUMER)
                .set(SEQ, position.batch())
                .set(POSITION, position.entry())
                .where(NAME.eq(name))
                .and(SEQ.lt(position.batch()).or(SEQ.eq(position.batch()).and(POSITION.lt(position.entry()))))
                .execute();
    }

    static int remove(DSLContext sql, String name) {
        return sql.deleteFrom(CONSUMER).where(NAME.eq(name)).execute();
    }

    /** The batch in which the consumer that is furthest behind has arrived. */
    static Optional<Long> furthestBehind(DSLContext sql) {
        return sql.select(min(SEQ)).from(CONSUMER).fetchOptional(row -> row.value1());
    }
}
