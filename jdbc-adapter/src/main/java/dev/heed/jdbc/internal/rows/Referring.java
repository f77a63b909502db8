package dev.heed.jdbc.internal.rows;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Rows that hold one of some keys.
 *
 * @param columns where
 * @param roots the IDs that the keys belong to
 */
record Referring(IdBinds binds, List<Field<Object>> columns, Map<Key, Long> roots) implements Members {

    /** A collation may call texts the same that differ here; such a row still belongs to one of the IDs. */
    @Override
    public long root(Key row) {
        Long root = roots.get(row);
        return root == null ? roots.values().iterator().next() : root;
    }

    @Override
    public boolean contains(Key row) {
        return roots.containsKey(row);
    }

    @Override
    public List<Condition> find(Collection<Key> rows) {
        return binds.in(columns, List.copyOf(rows));
    }
}
