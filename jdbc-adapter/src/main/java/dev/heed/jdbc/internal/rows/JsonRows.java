package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows with JSON documents, edits them, and writes back those that change. Holds few documents at a time, except of
 * rows without a primary key: these are told by their documents.
 */
final class JsonRows {
    private static final int FETCH_SIZE = 100;

    private final Search search;
    private final JsonEdit edit;
    private final LiveTable table;
    private final List<Field<?>> fields;
    private final List<Field<Object>> primaryKey;

    JsonRows(Search search, JsonEdit edit) {
        this.search = search;
        this.edit = edit;
        this.table = edit.table();
        this.fields = edit.fields();
        this.primaryKey =
                table.primaryKey().stream().map(table::column).map(table::sql).toList();
    }

    List<Hit> count(Selection rows) {
        int columns = rows.columns().size();
        List<Field<?>> before = new ArrayList<>(rows.columns());
        before.add(DSL.field(DSL.trueCondition().and(rows.scope().free())));
        Map<Long, Hit> hits = new HashMap<>();
        try (Cursor<Record> found = read(before, rows.which())) {
            for (Record row : found) {
                long pending = isPending(row, columns + 1) ? 1 : 0;
                boolean free = Boolean.TRUE.equals(row.get(columns, Boolean.class));
                long id = rows.id(row);
                hits.merge(id, new Hit(id, 1, free ? pending : 0, free ? 0 : pending), Hit::plus);
            }
        }
        return List.copyOf(hits.values());
    }

    /** How many rows change, counted no further than that. */
    int count(Condition which, int most) {
        int pending = 0;
        try (Cursor<Record> found = read(List.of(), which)) {
            while (pending < most && found.hasNext()) {
                pending += isPending(found.fetchNext(), 0) ? 1 : 0;
            }
        }
        return pending;
    }

    /** Changes at most so many rows; returns how many. */
    long change(Condition which, int most) {
        List<Key> pending = List.copyOf(pending(which, most));
        long changed = 0;
        for (int from = 0; from < pending.size(); from += FETCH_SIZE) {
            List<Key> some = pending.subList(from, Math.min(pending.size(), from + FETCH_SIZE));
            changed += primaryKey.isEmpty() ? rewriteAlike(which, some, most - changed) : rewrite(which, some);
        }
        return changed;
    }

    private Set<Key> pending(Condition which, int most) {
        Set<Key> keys = new LinkedHashSet<>();
        try (Cursor<Record> found = read(primaryKey, which)) {
            while (keys.size() < most && found.hasNext()) {
                Record row = found.fetchNext();
                if (isPending(row, primaryKey.size())) {
                    keys.add(primaryKey.isEmpty() ? read(row, 0) : Key.of(row, 0, primaryKey.size()));
                }
            }
        }
        return keys;
    }

    private Cursor<Record> read(List<? extends Field<?>> before, Condition which) {
        return search.sql()
                .select(before)
                .select(fields)
                .from(table.sql())
                .where(which)
                .fetchSize(search.sql().connectionResult(connection -> Product.fetchSize(connection, FETCH_SIZE)))
                .fetchLazy();
    }

    private boolean isPending(Record row, int from) {
        return !edit.changes(read(row, from)).isEmpty();
    }

    private Key read(Record row, int from) {
        return Key.of(row, from, fields.size());
    }

    /** Reads once more, under a lock: what is written must be made of what is there now. */
    private long rewrite(Condition which, List<Key> keys) {
        long changed = 0;
        for (Record row : Locked.rows(
                        search.sql(),
                        search.sql()
                                .select(primaryKey)
                                .select(fields)
                                .from(table.sql())
                                .where(which)
                                .and(IdBinds.inList(primaryKey, keys)))
                .fetch()) {
            Map<Field<?>, @Nullable Object> changes = edit.changes(read(row, primaryKey.size()));
            if (!changes.isEmpty()) {
                Key key = Key.of(row, 0, primaryKey.size());
                changed += search.sql()
                        .update(table.sql())
                        .set(changes)
                        .where(IdBinds.inList(primaryKey, List.of(key)))
                        .execute();
            }
        }
        return changed;
    }

    /** Changes rows that look as others that were read: what becomes of all of them is the same. */
    private long rewriteAlike(Condition which, List<Key> looks, long most) {
        long changed = 0;
        for (Key look : looks) {
            int left = (int) (most - changed);
            changed += new Handful(search, table, which.and(edit.looks(look)), left)
                    .change(some -> search.sql()
                            .update(table.sql())
                            .set(edit.changes(look))
                            .where(some));
        }
        return changed;
    }
}
