package dev.heed.jdbc.internal.survey;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.Product;
import dev.heed.jdbc.internal.mapping.IdForm;
import dev.heed.jdbc.internal.mapping.JsonForm;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads a few rows from either end of a table's primary key, which no size of the table makes slow. */
final class Sampler {
    /** How many rows from each end. */
    static final int ROWS = 100;

    private static final int LONGEST = 64 * 1024;
    private static final int FETCH_SIZE = 10;
    private static final int SECONDS = 30;
    private static final Set<Integer> TIMES = Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);

    private final DSLContext sql;
    private final LiveTable table;
    private final List<Column> columns;
    private final Sample sample;

    private Sampler(DSLContext sql, Product product, LiveTable table, Instant now) {
        this.sql = sql;
        this.table = table;
        this.columns = table.columns().stream()
                .filter(column -> tells(product, column))
                .toList();
        this.sample = new Sample(now);
    }

    static Sample read(DSLContext sql, Product product, LiveTable table, Instant now) {
        Sampler sampler = new Sampler(sql, product, table, now);
        if (!sampler.columns.isEmpty()) {
            sampler.read();
        }
        return sampler.sample;
    }

    private static boolean tells(Product product, Column column) {
        return IdForm.of(product, column).isPresent()
                || JsonForm.of(column).isPresent()
                || TIMES.contains(column.type());
    }

    private void read() {
        List<Field<Object>> key = table.primaryKey().stream()
                .map(name -> table.sql(table.column(name)))
                .toList();
        int read = read(key);
        if (read == ROWS && !key.isEmpty()) {
            read(key.stream().map(Field::desc).toList());
        }
    }

    private int read(List<? extends OrderField<?>> order) {
        int rows = 0;
        try (Cursor<Record> cursor = sql.select(columns.stream().map(this::text).toList())
                .from(table.sql())
                .orderBy(order)
                .limit(ROWS)
                .fetchSize(FETCH_SIZE)
                .queryTimeout(SECONDS)
                .fetchLazy()) {
            for (Record row : cursor) {
                sample.add(texts(row));
                rows++;
            }
        }
        return rows;
    }

    private Field<String> text(Column column) {
        return DSL.left(table.sql(column).cast(SQLDataType.VARCHAR), LONGEST);
    }

    private Map<Column, String> texts(Record row) {
        Map<Column, String> texts = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String text = row.get(i, String.class);
            if (text != null) {
                texts.put(columns.get(i), text);
            }
        }
        return texts;
    }
}
