package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.Digest;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.IdForm;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.marks.MarkRows;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/**
 * Tells marks of Heed from those of others: Heed remembers a fingerprint of each row with the ID, the key and the mark
 * that it wrote. Holds few rows at a time.
 *
 * @param match the column that holds the ID
 * @param column the column that is marked
 */
record OwnMarks(Match match, Column column) {
    private static final int PORTION = 500;

    /** A row as it is now. */
    record Row(long id, Key key, String fingerprint) {}

    /** Does something with a few rows. */
    @FunctionalInterface
    interface Work {
        /** Whether more are wanted. */
        boolean on(List<Row> rows);
    }

    LiveTable table() {
        return match.table();
    }

    /** Remembers some rows as marked; returns whether one of them was not yet. */
    boolean remember(DSLContext sql, List<Row> rows) {
        Map<String, Long> marks = new LinkedHashMap<>();
        rows.forEach(row -> marks.put(row.fingerprint(), row.id()));
        return MarkRows.add(sql, match.holds(), marks);
    }

    /** Some rows as they are now. */
    List<Row> read(DSLContext sql, List<Key> keys) {
        return sql.select(fields()).from(table().sql()).where(are(keys)).fetch(this::row);
    }

    /** The keys of some rows, which nobody else changes from then on. */
    List<Key> lock(DSLContext sql, Condition which) {
        ResultQuery<Record> rows =
                Locked.rows(sql, sql.select(identity()).from(table().sql()).where(which));
        return rows.fetch(row -> Key.of(row, 0, identity().size()));
    }

    /** Some rows as they are now and stay until the transaction ends, marked or not. */
    List<Row> lock(DSLContext sql, List<Key> keys) {
        return Locked.rows(sql, sql.select(fields()).from(table().sql()).where(are(keys)))
                .fetch(this::row);
    }

    /** Visits the marked rows among some, and only those that Heed itself has marked. */
    void visit(DSLContext sql, Condition which, Work work) {
        visitAll(sql, which, rows -> work.on(own(sql, rows)));
    }

    /** Visits the marked rows among some, whoever has marked them. */
    void visitAll(DSLContext sql, Condition which, Work work) {
        try (Cursor<Record> found = sql.select(fields())
                .from(table().sql())
                .where(which)
                .and(table().sql(column).isNotNull())
                .fetchSize(PORTION)
                .fetchLazy()) {
            boolean more = true;
            while (more && found.hasNext()) {
                List<Row> some = found.fetchNext(PORTION).map(this::row);
                more = work.on(some);
            }
        }
    }

    /** Those of some rows that Heed itself has marked. */
    List<Row> own(DSLContext sql, List<Row> rows) {
        Set<String> known =
                MarkRows.known(sql, rows.stream().map(Row::fingerprint).toList());
        return rows.stream().filter(row -> known.contains(row.fingerprint())).toList();
    }

    /** What must be read of a row to tell it. */
    private List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(identity());
        fields.add(match.field());
        fields.add(MarkValue.written(table(), column));
        return fields;
    }

    private Row row(Record record) {
        int keys = identity().size();
        Key key = Key.of(record, 0, keys);
        long id = IdForm.id(record.get(keys));
        Digest digest = new Digest()
                .field(match.holds().name())
                .field(table().id().schema())
                .field(table().id().name())
                .field(column.name())
                .field(id);
        key.values().forEach(value -> digest.field(text(value)));
        String fingerprint = HexFormat.of()
                .formatHex(digest.field(text(record.get(keys + 1))).end());
        return new Row(id, key, fingerprint);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    /** Whether a row is one of some. */
    Condition are(List<Key> keys) {
        return IdBinds.inList(identity(), keys);
    }

    private List<Field<Object>> identity() {
        return table().primaryKey().stream()
                .map(name -> table().sql(table().column(name)))
                .toList();
    }

    /** Keys in lists of which each makes a good statement. */
    static List<List<Key>> portions(List<Key> keys) {
        List<List<Key>> portions = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += PORTION) {
            portions.add(keys.subList(from, Math.min(keys.size(), from + PORTION)));
        }
        return portions;
    }
}
