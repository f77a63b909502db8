package dev.heed.jdbc.internal.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Adds many rows at once. PostgreSQL takes each column as one array, which saves a message for each row; elsewhere one
 * statement for many rows takes longer to build than it saves.
 */
record EntryInsert(Table<Record> table, List<Field<?>> columns) {

    void execute(DSLContext sql, List<@Nullable Object[]> rows) {
        if (sql.family() == SQLDialect.POSTGRES) {
            byColumn(sql, rows);
        } else {
            byRow(sql, rows);
        }
    }

    private void byRow(DSLContext sql, List<@Nullable Object[]> rows) {
        sql.batch(sql.insertInto(table, columns).values(new Object[columns.size()]))
                .bind(rows.toArray(Object[][]::new))
                .execute();
    }

    private void byColumn(DSLContext sql, List<@Nullable Object[]> rows) {
        List<QueryPart> arrays = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            arrays.add(
                    array(columns.get(i), rows.stream().map(row -> row[place]).toArray()));
        }
        sql.insertInto(table, columns)
                .select(DSL.select(DSL.asterisk()).from("unnest({0})", DSL.list(arrays)))
                .execute();
    }

    private static Field<?> array(Field<?> column, @Nullable Object[] values) {
        if (column.getType() != Instant.class) {
            return DSL.val((Object) values, column.getDataType().array());
        }
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            texts[i] = value == null ? null : value.toString();
        }
        return DSL.field("cast({0} as timestamptz[])", Object.class, DSL.val(texts));
    }
}
