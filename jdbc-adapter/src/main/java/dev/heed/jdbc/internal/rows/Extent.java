package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.mapping.Plan.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jooq.Condition;

/** Counts the rows that go with others, or are cleared for them, and stops at so many. */
final class Extent {
    private static final int A_FEW = 500;

    private final Search search;
    private final Hierarchy hierarchy;
    private final List<Branch> known = new ArrayList<>();
    private final Deque<Branch> open = new ArrayDeque<>();
    private int room;

    Extent(Search search, Hierarchy hierarchy, int most) {
        this.search = search;
        this.hierarchy = hierarchy;
        this.room = most;
    }

    /** How many more there may be; never less than 0. */
    int room() {
        return room;
    }

    /** Counts the rows that a condition finds, and those below them. */
    void add(Below below, Condition which) {
        go(below, which);
        while (!open.isEmpty()) {
            Branch branch = open.remove();
            branch.below().links().forEach(link -> go(branch, link));
            branch.below().references().forEach(reference -> count(branch, reference));
        }
    }

    private void go(Branch branch, Link link) {
        branch.referring(search.binds(), link).forEach(which -> go(hierarchy.of(link), which));
    }

    private void go(Below below, Condition which) {
        if (room == 0) {
            return;
        }
        if (below.isLeaf()) {
            room -= below.table().count(search.sql(), which, room);
            return;
        }
        Branch found = read(below, which);
        room = Math.max(0, room - found.size());
        if (room > 0 && !found.isEmpty()) {
            known.add(found);
            open.add(found);
        }
    }

    /** The rows that are not counted yet; those of whoever has millions stay unread, as they only exceed the room. */
    private Branch read(Below below, Condition which) {
        List<Branch> alike =
                known.stream().filter(each -> each.isOf(below.table())).toList();
        int most = room + alike.stream().mapToInt(Branch::size).sum();
        Branch found = Branch.read(search, below, which, Math.min(most, A_FEW));
        if (found.size() == A_FEW && A_FEW < most) {
            if (below.table().count(search.sql(), which, most) == most) {
                room = 0;
                return found;
            }
            found = Branch.read(search, below, which, most);
        }
        for (Branch each : alike) {
            found = found.without(each);
        }
        return found;
    }

    private void count(Branch branch, Reference reference) {
        branch.referring(search.binds(), reference.link()).forEach(which -> {
            if (room > 0) {
                room -= reference.clear().count(search, reference.link().child(), which, room);
            }
        });
    }
}
