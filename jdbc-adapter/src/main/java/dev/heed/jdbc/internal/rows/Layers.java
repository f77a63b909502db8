package dev.heed.jdbc.internal.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rows of one table in layers of which each may go once those before are gone. */
final class Layers {
    private Layers() {}

    /**
     * How rows refer to each other.
     *
     * @param from at which places of a row it is told to which one it refers
     * @param to what that one has at these places
     */
    record Tie(List<Integer> from, List<Integer> to) {}

    /** Rows that refer to each other in a circle are one layer, and left to the database. */
    static List<List<Key>> of(Collection<Key> rows, List<Tie> ties) {
        List<List<Key>> layers = new ArrayList<>();
        Set<Key> left = new LinkedHashSet<>(rows);
        while (!left.isEmpty()) {
            Set<Key> layer = lowest(left, ties);
            layers.add(List.copyOf(layer));
            left.removeAll(layer);
        }
        return layers;
    }

    private static Set<Key> lowest(Set<Key> rows, List<Tie> ties) {
        Set<Key> lowest = new LinkedHashSet<>(rows);
        for (Tie tie : ties) {
            Set<Key> upper = new HashSet<>();
            rows.forEach(row -> {
                Key above = row.at(tie.from());
                if (!above.equals(row.at(tie.to()))) {
                    upper.add(above);
                }
            });
            lowest.removeIf(row -> upper.contains(row.at(tie.to())));
        }
        return lowest.isEmpty() ? new LinkedHashSet<>(rows) : lowest;
    }
}
