package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads rows with JSON documents, edits them, and writes back those that change. Holds few documents at a time. */
final class JsonRows {
    private static final int FETCH_SIZE = 100;

    private final DSLContext sql;
    private final JsonEdit edit;
    private final LiveTable table;
    private final List<Field<Object>> identity;

    JsonRows(DSLContext sql, JsonEdit edit) {
        this.sql = sql;
        this.edit = edit;
        this.table = edit.table();
        this.identity = edit.identity();
    }

    List<Hit> count(Selection rows) {
        int columns = rows.columns().size();
        List<Field<?>> fields = new ArrayList<>(rows.columns());
        fields.add(DSL.field(DSL.trueCondition().and(rows.scope().free())));
        fields.addAll(edit.fields());
        Map<Long, Hit> hits = new HashMap<>();
        try (Cursor<Record> found = read(fields, rows.which())) {
            for (Record row : found) {
                long pending = edit.changes(row, columns + 1).isEmpty() ? 0 : 1;
                boolean free = Boolean.TRUE.equals(row.get(columns, Boolean.class));
                long id = rows.id(row);
                hits.merge(id, new Hit(id, 1, free ? pending : 0, free ? 0 : pending), Hit::plus);
            }
        }
        return List.copyOf(hits.values());
    }

    long change(Condition which) {
        List<Key> pending = List.copyOf(pending(which));
        long changed = 0;
        for (int from = 0; from < pending.size(); from += FETCH_SIZE) {
            changed += rewrite(which, pending.subList(from, Math.min(pending.size(), from + FETCH_SIZE)));
        }
        return changed;
    }

    private Set<Key> pending(Condition which) {
        List<Field<?>> fields = new ArrayList<>(identity);
        fields.addAll(edit.fields());
        Set<Key> keys = new LinkedHashSet<>();
        try (Cursor<Record> found = read(fields, which)) {
            for (Record row : found) {
                if (!edit.changes(row, identity.size()).isEmpty()) {
                    keys.add(Key.of(row, 0, identity.size()));
                }
            }
        }
        return keys;
    }

    private Cursor<Record> read(List<Field<?>> fields, Condition which) {
        return sql.select(fields)
                .from(table.sql())
                .where(which)
                .fetchSize(FETCH_SIZE)
                .fetchLazy();
    }

    /** Reads once more, under a lock: what is written must be made of what is there now. */
    private long rewrite(Condition which, List<Key> keys) {
        List<Field<?>> fields = new ArrayList<>(identity);
        fields.addAll(edit.fields());
        long changed = 0;
        for (Record row : Locked.rows(
                        sql,
                        sql.select(fields)
                                .from(table.sql())
                                .where(which)
                                .and(DSL.or(keys.stream().map(this::is).toList())))
                .fetch()) {
            Map<Field<?>, @Nullable Object> changes = edit.changes(row, identity.size());
            if (!changes.isEmpty()) {
                changed += write(which, Key.of(row, 0, identity.size()), changes);
            }
        }
        return changed;
    }

    private long write(Condition which, Key key, Map<Field<?>, @Nullable Object> changes) {
        Condition row = table.primaryKey().isEmpty() ? which.and(is(key)) : is(key);
        return sql.update(table.sql()).set(changes).where(row).execute();
    }

    private Condition is(Key key) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < identity.size(); i++) {
            Object value = key.value(i);
            parts.add(value == null ? identity.get(i).isNull() : identity.get(i).eq(value));
        }
        return DSL.and(parts);
    }
}
