package dev.heed.jdbc.internal.rows;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.SelectForUpdateStep;

/** Reads rows that nobody else changes from then on. */
final class Locked {
    private Locked() {}

    /** A transaction of SQLite that writes is alone, and SQLite has no such words. */
    static ResultQuery<Record> rows(DSLContext sql, SelectForUpdateStep<Record> rows) {
        return sql.family() == SQLDialect.SQLITE ? rows : rows.forUpdate();
    }
}
