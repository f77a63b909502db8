package dev.heed.jdbc.internal.database;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Names of Heed's own tables and of the columns that several of them have. */
public final class Tables {
    public static final Table<Record> RUN = DSL.table(DSL.name("heed_run"));
    public static final Table<Record> JOB = DSL.table(DSL.name("heed_job"));
    public static final Table<Record> LEASE = DSL.table(DSL.name("heed_lease"));
    public static final Table<Record> SKIP = DSL.table(DSL.name("heed_skip"));
    public static final Table<Record> FENCES = DSL.table(DSL.name("heed_fence"));
    public static final Table<Record> CHECKPOINT = DSL.table(DSL.name("heed_checkpoint"));
    public static final Table<Record> LEDGER = DSL.table(DSL.name("heed_ledger"));
    public static final Table<Record> LEDGER_BATCH = DSL.table(DSL.name("heed_batch"));
    public static final Table<Record> CHAIN = DSL.table(DSL.name("heed_chain"));
    public static final Table<Record> CONSUMER = DSL.table(DSL.name("heed_consumer"));
    public static final Table<Record> REFUSAL = DSL.table(DSL.name("heed_refusal"));
    public static final Table<Record> PART = DSL.table(DSL.name("heed_part"));
    public static final Table<Record> PROOF = DSL.table(DSL.name("heed_proof"));
    public static final Table<Record> DEVIATION = DSL.table(DSL.name("heed_deviation"));
    public static final Table<Record> BUDGET = DSL.table(DSL.name("heed_budget"));
    public static final Table<Record> MARK = DSL.table(DSL.name("heed_mark"));
    public static final Table<Record> TALLY_ID = DSL.table(DSL.name("heed_tally_id"));
    public static final Table<Record> TALLY_ROW = DSL.table(DSL.name("heed_tally_row"));

    /** Every table, and the one in which their migrations are noted. */
    public static final List<String> NAMES = Stream.concat(
                    Stream.of(
                                    RUN,
                                    JOB,
                                    LEASE,
                                    SKIP,
                                    FENCES,
                                    CHECKPOINT,
                                    LEDGER,
                                    LEDGER_BATCH,
                                    CHAIN,
                                    CONSUMER,
                                    REFUSAL,
                                    PART,
                                    MARK,
                                    TALLY_ID,
                                    TALLY_ROW,
                                    PROOF,
                                    DEVIATION,
                                    BUDGET)
                            .map(Table::getName),
                    Stream.of(Migrations.HISTORY))
            .toList();

    public static final Field<Long> SEQ = number("seq");
    public static final Field<Integer> POSITION = small("position");
    public static final Field<String> RUN_ID = text("run_id");
    public static final Field<String> JOB_ID = text("job_id");
    public static final Field<String> REMOTE_ID = text("remote_id");
    public static final Field<String> TYPE = text("type");
    public static final Field<Long> FENCE = number("fence");
    public static final Field<Long> TOKEN = number("token");
    public static final Field<Long> BATCH = number("batch");
    public static final Field<String> ACTION = text("action");
    public static final Field<String> REASON = text("reason");
    public static final Field<String> OUTCOME = text("outcome");
    public static final Field<String> TABLE_NAME = text("table_name");
    public static final Field<String> CHANGE = text("change");
    public static final Field<Long> IDS = number("ids");
    public static final Field<Long> ROWS = number("rows");

    private Tables() {}

    public static Field<String> text(String column) {
        return DSL.field(DSL.name(column), SQLDataType.VARCHAR);
    }

    /** A column of 64 bits. */
    public static Field<Long> number(String column) {
        return DSL.field(DSL.name(column), SQLDataType.BIGINT);
    }

    /** A column of 32 bits. */
    public static Field<Integer> small(String column) {
        return DSL.field(DSL.name(column), SQLDataType.INTEGER);
    }

    /** A column that holds microseconds in UTC, in whatever type the server has for them. */
    public static Field<Instant> instant(String column) {
        return DSL.field(DSL.name(column), InstantBinding.ZONED);
    }
}
