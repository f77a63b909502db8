package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.Refused;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.spi.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * Deletes rows from the bottom up: whatever hangs below a row goes before it, so that a call after a crash finds what is
 * left by the same way, without being told. In memory are only the rows on the way down.
 */
final class BottomUp {
    /** Enough for a good statement on each step of the way, and few enough for any heap. */
    private static final int MOST_ON_THE_WAY = 20_000;

    private static final Edit DELETE = new Edit.Delete();

    private final Search search;
    private final Hierarchy hierarchy;
    private final Progress progress;
    private final Deque<Branch> way = new ArrayDeque<>();

    BottomUp(Search search, Hierarchy hierarchy, Progress progress) {
        this.search = search;
        this.hierarchy = hierarchy;
        this.progress = progress;
    }

    /** Deletes the rows that a condition finds, as long as there is room. */
    void delete(Below below, Condition which) {
        if (below.isLeaf()) {
            deleteLeaves(below, which);
            return;
        }
        while (progress.hasRoom()) {
            Branch some = read(below, which);
            if (some.isEmpty()) {
                return;
            }
            way.push(some);
            climbUp();
        }
    }

    private void climbUp() {
        while (!way.isEmpty() && progress.hasRoom()) {
            Branch lowest = way.element();
            if (!goDown(lowest)) {
                makeFree(lowest);
                if (progress.hasRoom()) {
                    way.pop();
                    fellWhatFits(lowest);
                }
            }
        }
    }

    /** One step down, if there is anything to go to. */
    private boolean goDown(Branch from) {
        for (Link link : from.below().links()) {
            Below below = hierarchy.of(link);
            if (!below.isLeaf()) {
                for (Condition which : from.referring(search.binds(), link)) {
                    if (goTo(read(below, which))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean goTo(Branch found) {
        Branch fresh = found;
        for (Branch above : way) {
            fresh = above.isOf(found.table()) ? fresh.without(above) : fresh;
        }
        if (!fresh.isEmpty()) {
            way.push(fresh);
            return true;
        }
        return !found.isEmpty() && closeCircle(found);
    }

    /** Rows further up refer to those at the bottom: all between go together. */
    private boolean closeCircle(Branch found) {
        Branch circle = way.pop();
        if (way.stream().noneMatch(above -> meets(above, found))) {
            way.push(circle);
            return false;
        }
        while (way.stream().anyMatch(above -> meets(above, found))) {
            circle = circle.with(way.pop());
        }
        way.push(circle);
        return true;
    }

    private static boolean meets(Branch above, Branch found) {
        return above.isOf(found.table()) && above.sharesRowWith(found);
    }

    private Branch read(Below below, Condition which) {
        int known = way.stream()
                .filter(above -> above.isOf(below.table()))
                .mapToInt(Branch::size)
                .sum();
        int onTheWay = way.stream().mapToInt(Branch::size).sum();
        int more = Math.max(1, Math.min(progress.room(), MOST_ON_THE_WAY - onTheWay));
        return Branch.read(search, below, which, known + more);
    }

    /** What neither has anything below it nor goes. */
    private void makeFree(Branch branch) {
        for (Link link : branch.below().links()) {
            Below below = hierarchy.of(link);
            if (below.isLeaf()) {
                branch.referring(search.binds(), link).forEach(which -> deleteLeaves(below, which));
            }
        }
        for (Reference reference : branch.below().references()) {
            branch.referring(search.binds(), reference.link()).forEach(which -> letGo(reference, which));
        }
    }

    private void deleteLeaves(Below below, Condition which) {
        if (progress.hasRoom()) {
            progress.make(
                    below.table(),
                    new Deed.Kind(below.label(), Change.DELETED),
                    () -> DELETE.apply(search, below.table(), which, progress.room()));
            require(!progress.hasRoom() || !isThere(below.table(), which), below.table());
        }
    }

    private void letGo(Reference reference, Condition which) {
        LiveTable table = reference.link().child();
        reference
                .loose()
                .ifPresent(column -> way.stream()
                        .filter(branch -> branch.isOf(table))
                        .forEach(branch -> empty(table, column, which.and(aside(branch.which())))));
        if (progress.hasRoom()) {
            progress.make(
                    table, reference.kind(), () -> reference.clear().apply(search, table, which, progress.room()));
        }
    }

    /** The same condition, but none by whose index a server would look for the many rows that fulfil it. */
    private static Condition aside(Condition which) {
        return DSL.when(which, DSL.inline(1)).otherwise(DSL.inline(0)).eq(DSL.inline(1));
    }

    /** Rows that go themselves, a little later. */
    private void empty(LiveTable table, Column column, Condition which) {
        if (progress.hasRoom()) {
            Condition full = which.and(table.sql(column).isNotNull());
            progress.prepare(
                    table,
                    () -> new Handful(search, table, full, progress.room())
                            .changeLocked(some -> emptying(table, column, some)));
        }
    }

    private Query emptying(LiveTable table, Column column, Condition which) {
        return search.sql().update(table.sql()).setNull(table.sql(column)).where(which);
    }

    private void fellWhatFits(Branch branch) {
        if (branch.size() <= progress.room()) {
            fell(branch);
        } else if (!branch.isTied()) {
            fell(branch.first(progress.room()));
            progress.end();
        } else if (progress.isAtItsBegin()) {
            fell(branch);
        } else {
            progress.end();
        }
    }

    private void fell(Branch branch) {
        Below below = branch.below();
        Set<Key> emptied = loosen(branch);
        for (Condition which : branch.toDelete(search.binds(), emptied)) {
            long rows = progress.make(
                    below.table(),
                    new Deed.Kind(below.label(), Change.DELETED),
                    () -> below.isExact()
                            ? DELETE.apply(search, below.table(), which)
                            : DELETE.apply(search, below.table(), which, progress.room()));
            require((rows > 0 && !below.isExact()) || !isThere(below.table(), which), below.table());
        }
        for (Link link : below.links()) {
            // What is left would be found by nobody any more.
            branch.referring(search.binds(), link)
                    .forEach(which -> require(!isThere(link.child(), which), link.child()));
        }
    }

    private boolean isThere(LiveTable table, Condition which) {
        return table.count(search.sql(), which, 1) > 0;
    }

    private static void require(boolean isGone, LiveTable table) {
        if (!isGone) {
            throw new Refused(
                    "Rows of " + table.id() + " are still there, though the database reports no error: a trigger or"
                            + " a rule spares them, or somebody adds them at the same time.");
        }
    }

    private Set<Key> loosen(Branch branch) {
        LiveTable table = branch.table();
        Set<Key> emptied = new LinkedHashSet<>();
        for (Map.Entry<Column, Set<Key>> loose : branch.loose().entrySet()) {
            branch.find(search.binds(), loose.getValue())
                    .forEach(which -> progress.prepare(table, emptying(table, loose.getKey(), which)::execute));
            emptied.addAll(loose.getValue());
        }
        return emptied;
    }
}
