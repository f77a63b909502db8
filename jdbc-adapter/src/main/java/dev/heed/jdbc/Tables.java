package dev.heed.jdbc;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Names of Heed's own tables and of the columns that several of them have. */
final class Tables {
    static final Table<Record> RUN = DSL.table(DSL.name("heed_run"));
    static final Table<Record> JOB = DSL.table(DSL.name("heed_job"));
    static final Table<Record> LEASE = DSL.table(DSL.name("heed_lease"));
    static final Table<Record> SKIP = DSL.table(DSL.name("heed_skip"));
    static final Table<Record> FENCES = DSL.table(DSL.name("heed_fence"));
    static final Table<Record> CHECKPOINT = DSL.table(DSL.name("heed_checkpoint"));
    static final Table<Record> LEDGER = DSL.table(DSL.name("heed_ledger"));
    static final Table<Record> TALLY_ID = DSL.table(DSL.name("heed_tally_id"));
    static final Table<Record> TALLY_ROW = DSL.table(DSL.name("heed_tally_row"));

    static final Field<String> RUN_ID = text("run_id");
    static final Field<String> JOB_ID = text("job_id");
    static final Field<String> REMOTE_ID = text("remote_id");
    static final Field<String> TYPE = text("type");
    static final Field<Long> FENCE = number("fence");
    static final Field<Long> TOKEN = number("token");
    static final Field<Long> BATCH = number("batch");
    static final Field<String> ACTION = text("action");
    static final Field<String> REASON = text("reason");
    static final Field<String> OUTCOME = text("outcome");
    static final Field<String> TABLE_NAME = text("table_name");
    static final Field<String> CHANGE = text("change");
    static final Field<Long> IDS = number("ids");
    static final Field<Long> ROWS = number("rows");

    private Tables() {}

    static Field<String> text(String column) {
        return DSL.field(DSL.name(column), SQLDataType.VARCHAR);
    }

    static Field<Long> number(String column) {
        return DSL.field(DSL.name(column), SQLDataType.BIGINT);
    }

    static Field<Integer> small(String column) {
        return DSL.field(DSL.name(column), SQLDataType.INTEGER);
    }

    static Field<Instant> instant(String column) {
        return DSL.field(DSL.name(column), SQLDataType.INSTANT);
    }
}
