package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that IDs lead to, by what they hold in the columns that other rows refer to. */
final class Keys {
    private final Hop hop;
    private final List<Column> columns;
    private final Map<Key, Long> roots = new LinkedHashMap<>();
    private final Set<Key> below = new LinkedHashSet<>();

    Keys(Hop hop) {
        this.hop = hop;
        this.columns = hop.columns();
    }

    /** Adds rows with their IDs; returns those that are new. The smallest ID of a row counts. */
    Map<Key, Long> add(Map<Key, Long> found) {
        Map<Key, Long> fresh = new LinkedHashMap<>();
        found.forEach((row, root) -> {
            if (roots.putIfAbsent(row, root) == null) {
                fresh.put(row, root);
            }
        });
        return fresh;
    }

    /** The same for rows that refer to others of these. */
    Map<Key, Long> addBelow(Map<Key, Long> found) {
        below.addAll(found.keySet());
        return add(found);
    }

    /** The IDs by what the rows hold in some of the columns. */
    Map<Key, Long> of(List<Column> some) {
        return of(roots, some);
    }

    Map<Key, Long> of(Map<Key, Long> rows, List<Column> some) {
        Map<Key, Long> byKey = new LinkedHashMap<>();
        rows.forEach((row, root) -> {
            Key key = row.at(places(some));
            if (!key.hasGap()) {
                byKey.merge(key, root, Math::min);
            }
        });
        return byKey;
    }

    private List<Integer> places(List<Column> some) {
        return some.stream().map(columns::indexOf).toList();
    }

    /** The rows that refer to others of these, in layers of which each may go once those before are gone. */
    List<List<Key>> layers() {
        List<Layers.Tie> ties = hop.trees().stream()
                .filter(Keys::isKept)
                .map(tree -> new Layers.Tie(places(tree.columns()), places(tree.references())))
                .toList();
        return Layers.of(below, ties).stream()
                .map(layer -> layer.stream().map(this::identity).toList())
                .toList();
    }

    /** Other references are emptied before rows go, see {@link Unlink}. */
    private static boolean isKept(Link tree) {
        return tree.columns().stream().noneMatch(Column::nullable);
    }

    private Key identity(Key row) {
        return row.at(places(hop.link().references()));
    }
}
