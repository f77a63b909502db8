package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.Product;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * Finds the rows below other rows, level by level, and remembers them as long as a transaction lasts. They are looked up
 * before the statement that changes them, since some servers work a subquery of a DELETE out anew for each row, and
 * others have no way to walk a tree that may hold a circle.
 */
public final class Search {
    private final DSLContext sql;
    private final IdBinds binds;
    private final int mostKeys;
    private final Map<Asked, Keys> found = new HashMap<>();

    /** @param sql the transaction for which it remembers */
    public Search(DSLContext sql, IdBinds binds) {
        this(sql, binds, Integer.MAX_VALUE);
    }

    /** @param mostKeys of how many rows a look may remember the keys; more of them are {@link TooManyKeys} */
    Search(DSLContext sql, IdBinds binds, int mostKeys) {
        this.sql = sql;
        this.binds = binds;
        this.mostKeys = mostKeys;
    }

    private record Asked(RowPath from, Hop hop, LongBuffer ids) {}

    DSLContext sql() {
        return sql;
    }

    IdBinds binds() {
        return binds;
    }

    /** Whether IDs have more rows than that in the table where they are matched. */
    boolean hasMoreThan(int most, Match match, long[] ids) {
        if (match.ids().pointer().isEmpty() && match.table().isUnique(List.of(match.column()))) {
            return ids.length > most;
        }
        long room = most;
        for (long[] portion : binds.portions(ids)) {
            // Without a limit: PostgreSQL takes one for a reason to read the whole table.
            room -= sql.fetchCount(match.table().sql(), binds.in(match, portion));
            if (room < 0) {
                return true;
            }
        }
        return false;
    }

    /** The rows of a path's table, and those below them where they form trees. */
    Keys keys(RowPath from, Hop hop, long[] ids) {
        Asked asked = new Asked(from, hop, LongBuffer.wrap(ids));
        Keys known = found.get(asked);
        if (known == null) {
            known = look(from, hop, ids);
            found.put(asked, known);
        }
        return known;
    }

    private Keys look(RowPath from, Hop hop, long[] ids) {
        Keys keys = new Keys(hop);
        Map<Key, Long> fresh = keys.add(read(from, hop, from.whereabouts(this, ids)));
        while (!fresh.isEmpty() && !hop.trees().isEmpty()) {
            Map<Key, Long> children = new LinkedHashMap<>();
            for (Link tree : hop.trees()) {
                Map<Key, Long> parents = keys.of(fresh, tree.references());
                children.putAll(read(from, hop, below(tree, parents)));
            }
            fresh = keys.addBelow(children);
        }
        return keys;
    }

    /** The rows that refer by a link to rows with some keys. */
    Whereabouts below(Link link, Map<Key, Long> keys) {
        List<Field<Object>> columns =
                link.columns().stream().map(link.child()::sql).toList();
        return new Whereabouts(
                link.child(),
                columns,
                binds.in(columns, List.copyOf(keys.keySet())),
                new Referring(binds, columns, keys));
    }

    /** Runs a query of which no more rows shall be in memory than must. */
    <R extends Record> Cursor<R> stream(ResultQuery<R> query) {
        return query.fetchSize(sql.connectionResult(Product::fetchSize)).fetchLazy();
    }

    private Map<Key, Long> read(RowPath from, Hop hop, Whereabouts rows) {
        List<Field<?>> fields = new ArrayList<>(rows.columns());
        hop.columns().forEach(column -> fields.add(from.table().sql(column)));
        int tellers = rows.columns().size();
        Map<Key, Long> keys = new LinkedHashMap<>();
        for (Condition portion : rows.portions()) {
            try (Cursor<Record> found = stream(sql.selectDistinct(fields)
                    .from(from.table().sql())
                    .where(portion)
                    .and(from.scope().free()))) {
                for (Record row : found) {
                    keys.merge(
                            Key.of(row, tellers, fields.size() - tellers),
                            rows.members().root(Key.of(row, 0, tellers)),
                            Math::min);
                    if (keys.size() > mostKeys) {
                        throw new TooManyKeys();
                    }
                }
            }
        }
        return keys;
    }
}
