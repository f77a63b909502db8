package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Some rows of a table that go, and whatever goes before them. */
final class Branch {
    private final Below below;
    private final Condition which;
    private final Map<Key, Key> rows;
    private final int found;

    private Branch(Below below, Condition which, Map<Key, Key> rows, int found) {
        this.below = below;
        this.which = which;
        this.rows = rows;
        this.found = found;
    }

    /** Reads at most so many of the rows that a condition finds. */
    static Branch read(Search search, Below below, Condition which, int most) {
        List<Integer> identity = below.places(below.identity());
        int columns = below.columns().size();
        Map<Key, Key> rows = new LinkedHashMap<>();
        List<Key> found = search.sql()
                .select(fields(below.table(), below.columns()))
                .from(below.table().sql())
                .where(which)
                .limit(most)
                .fetch(row -> Key.of(row, 0, columns));
        found.forEach(row -> rows.put(row.at(identity), row));
        return new Branch(below, which, rows, found.size());
    }

    Below below() {
        return below;
    }

    Condition which() {
        return which;
    }

    /** How many rows were read; some of a table without a key may look the same. */
    int size() {
        return found;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    LiveTable table() {
        return below.table();
    }

    boolean isOf(LiveTable table) {
        return below.table().id().equals(table.id());
    }

    /** Whether its rows refer to each other, so that one might not be found any more without the other. */
    boolean isTied() {
        return below.trees().stream().anyMatch(tree -> !referrers(tree).isEmpty());
    }

    /** Some of the rows. */
    Branch first(int most) {
        Map<Key, Key> some = new LinkedHashMap<>();
        rows.entrySet().stream().limit(most).forEach(row -> some.put(row.getKey(), row.getValue()));
        return new Branch(below, which, some, some.size());
    }

    boolean sharesRowWith(Branch other) {
        return rows.keySet().stream().anyMatch(other.rows::containsKey);
    }

    /** The rows that are not in another branch of the same table. */
    Branch without(Branch other) {
        Map<Key, Key> rest = new LinkedHashMap<>(rows);
        rest.keySet().removeAll(other.rows.keySet());
        return new Branch(below, which, rest, found - rows.size() + rest.size());
    }

    /** These rows and those of another branch of the same table. */
    Branch with(Branch other) {
        Map<Key, Key> all = new LinkedHashMap<>(rows);
        all.putAll(other.rows);
        return new Branch(below, which.or(other.which), all, found + other.found);
    }

    /** The rows that refer to these by a link, in portions of which each makes a good statement. */
    List<Condition> referring(IdBinds binds, Link link) {
        List<Integer> places = below.places(link.references());
        Set<Key> keys = new LinkedHashSet<>();
        rows.values().stream()
                .map(row -> row.at(places))
                .filter(key -> !key.hasGap())
                .forEach(keys::add);
        return binds.in(fields(link.child(), link.columns()), List.copyOf(keys)).stream()
                .map(portion -> portion.and(link.scope().free()))
                .toList();
    }

    /** References between these rows that can be emptied, and in which of them. */
    Map<Column, Set<Key>> loose() {
        Map<Column, Set<Key>> loose = new LinkedHashMap<>();
        knots().forEach(tree ->
                loosening(tree).ifPresent(column -> loose.merge(column, referrers(tree), Branch::union)));
        return loose;
    }

    /**
     * The statements that find these rows, in an order in which they may go.
     *
     * @param emptied those that may no longer be found as they were
     */
    List<Condition> toDelete(IdBinds binds, Set<Key> emptied) {
        List<Layers.Tie> ties = knots().filter(tree -> loosening(tree).isEmpty())
                .map(tree -> new Layers.Tie(below.places(tree.columns()), below.places(tree.references())))
                .toList();
        if (ties.isEmpty() && emptied.isEmpty()) {
            return find(binds, rows.keySet()).stream()
                    .map(portion -> portion.and(which))
                    .toList();
        }
        List<Integer> identity = below.places(below.identity());
        List<Condition> layers = new ArrayList<>();
        for (List<Key> layer : Layers.of(rows.values(), ties)) {
            Set<Key> others = layer.stream().map(row -> row.at(identity)).collect(Collectors.toSet());
            Set<Key> known = others.stream().filter(emptied::contains).collect(Collectors.toSet());
            others.removeAll(known);
            // One statement, as rows of a circle go together or not at all.
            layers.add(DSL.or(find(binds, others)).and(which).or(DSL.or(find(binds, known))));
        }
        return layers;
    }

    /** Conditions that find rows by what tells them from others, in portions of which each makes a good statement. */
    List<Condition> find(IdBinds binds, Set<Key> some) {
        List<Field<Object>> columns = fields(below.table(), below.identity());
        List<Condition> portions = new ArrayList<>(
                binds.in(columns, some.stream().filter(key -> !key.hasGap()).toList()));
        List<Condition> withGaps = some.stream()
                .filter(Key::hasGap)
                .map(key -> looks(columns, key))
                .toList();
        if (!withGaps.isEmpty()) {
            portions.add(DSL.or(withGaps));
        }
        return portions;
    }

    private static Condition looks(List<Field<Object>> columns, Key key) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = key.value(i);
            parts.add(value == null ? columns.get(i).isNull() : columns.get(i).eq(value));
        }
        return DSL.and(parts);
    }

    /** The trees by which these rows refer to each other, so that the database minds in which order they go. */
    private Stream<Link> knots() {
        return below.trees().stream()
                .filter(tree -> below.table().incoming().stream().anyMatch(tree::covers))
                .filter(tree -> !referrers(tree).isEmpty());
    }

    private Set<Key> referrers(Link tree) {
        List<Integer> to = below.places(tree.references());
        List<Integer> from = below.places(tree.columns());
        Set<Key> here = rows.values().stream().map(row -> row.at(to)).collect(Collectors.toSet());
        return rows.entrySet().stream()
                .filter(row ->
                        !row.getKey().hasGap() && here.contains(row.getValue().at(from)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Optional<Column> loosening(Link tree) {
        return tree.columns().stream()
                .filter(column ->
                        below.loose().contains(column) && !below.identity().contains(column))
                .findFirst();
    }

    private static List<Field<Object>> fields(LiveTable table, List<Column> columns) {
        return columns.stream().map(table::sql).toList();
    }

    private static Set<Key> union(Set<Key> some, Set<Key> others) {
        Set<Key> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
