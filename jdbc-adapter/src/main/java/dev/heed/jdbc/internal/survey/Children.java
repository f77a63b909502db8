package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rows must go before others, as foreign keys refer to them. */
final class Children {
    private final Map<TableId, Surveyed> tables = new LinkedHashMap<>();

    Children(List<Surveyed> tables) {
        tables.forEach(table -> this.tables.put(table.table().id(), table));
    }

    /** A table under another one. */
    record Child(ForeignKey key, List<Child> children) {}

    /** The columns to match: not those whose rows go as children. */
    List<Guess> matches(Surveyed table) {
        return table.sure().stream().filter(guess -> !isChild(table, guess)).toList();
    }

    /** Nothing if no rows of the table go. */
    List<Child> of(Surveyed parent) {
        return !losesRows(parent) ? List.of() : of(parent, Set.of(parent.table().id()));
    }

    /** @param above those that have been named on the way here */
    private List<Child> of(Surveyed parent, Set<TableId> above) {
        List<Child> children = new ArrayList<>();
        for (ForeignKey key : parent.table().incoming()) {
            Surveyed child = tables.get(key.from());
            if (child != null && !isSeenTo(key, child, parent)) {
                children.add(new Child(key, below(child, above)));
            }
        }
        return children;
    }

    /** A table that has an entry of its own has its children there. */
    private List<Child> below(Surveyed child, Set<TableId> above) {
        TableId id = child.table().id();
        if (above.contains(id) || losesRows(child)) {
            return List.of();
        }
        List<TableId> now = new ArrayList<>(above);
        now.add(id);
        return of(child, Set.copyOf(now));
    }

    private boolean isSeenTo(ForeignKey key, Surveyed child, Surveyed parent) {
        Optional<Guess> guess = key.columns().size() == 1
                ? child.guess(key.columns().get(0)).filter(matches(child)::contains)
                : Optional.empty();
        return guess.filter(known -> known.isOwn()
                        ? goesOnlyWith(known, key, parent)
                        : child.clearable().anyMatch(known.column()::equals))
                .isPresent();
    }

    private static boolean goesOnlyWith(Guess guess, ForeignKey key, Surveyed parent) {
        return guess.holds() == JobType.USERS
                && parent.own().stream()
                        .allMatch(own -> own.holds() == JobType.USERS
                                && own.column().name().equals(key.references().get(0)));
    }

    private boolean losesRows(Surveyed table) {
        return matches(table).stream().anyMatch(Guess::isOwn);
    }

    /** Whether rows go with the Posts that a column refers to. */
    private boolean isChild(Surveyed table, Guess guess) {
        return guess.isOwn()
                && guess.holds() == JobType.TWEETS
                && tables.values().stream()
                        .filter(parent -> !parent.equals(table) && parent.holdsPosts())
                        .flatMap(parent -> parent.table().incoming().stream())
                        .anyMatch(key -> key.from().equals(table.table().id())
                                && key.columns().equals(List.of(guess.column().name())));
    }
}
