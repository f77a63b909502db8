package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.mapping.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * One kind of statement of a batch: what happens to the rows that a path leads to.
 *
 * @param path the rows
 * @param cause for which notices
 * @param edit what happens to the rows
 * @param doomed ways by which the same batch deletes rows of this table; those are another step's
 */
record Step(RowPath path, Cause cause, Edit edit, List<Doom> doomed) {

    LiveTable table() {
        return path.table();
    }

    /** Whether the ID is gone from where its rows were found, once the step is done. What hangs below them holds other IDs. */
    boolean takesId() {
        return !path.hops().isEmpty()
                || edit instanceof Edit.Delete
                || (edit instanceof Edit.Clear clear
                        && clear.columns().contains(path.root().column()));
    }

    /** Counts what this step finds for some IDs of a batch. */
    List<Hit> measure(Search search, BatchIds some, BatchIds batch) {
        if (some.of(cause).length == 0) {
            return List.of();
        }
        Whereabouts rows = path.whereabouts(search, some.of(cause));
        Map<Long, Hit> hits = new HashMap<>();
        for (Condition portion : rows.portions()) {
            Condition which = portion.and(path.scope().ours());
            Selection selection = new Selection(rows, path.scope(), which.and(spared(search, batch, which)));
            edit.count(search, selection).forEach(hit -> hits.merge(hit.id(), hit, Hit::plus));
        }
        return List.copyOf(hits.values());
    }

    /** The same for an ID of more rows than fit into memory: the database finds them by itself, unless they form trees. */
    List<Hit> measureLarge(Search search, BatchIds one, BatchIds batch) {
        long[] id = one.of(cause);
        boolean isFlat =
                path.isFlat() && doomed.stream().allMatch(doom -> doom.path().isFlat());
        if (id.length == 0 || !isFlat) {
            return measure(search, one, batch);
        }
        Condition which = path.belongs(search.binds(), id)
                .and(path.scope().ours())
                .and(DSL.and(
                        doomed.stream().map(doom -> doom.spares(search, batch)).toList()));
        Whereabouts rows = new Whereabouts(table(), List.of(), List.of(which), new Sole(id[0]));
        return edit.count(search, new Selection(rows, path.scope(), which));
    }

    /** Sees to the marks of rows that more than one match marks; returns whether others may count otherwise now. */
    boolean share(Search search, BatchIds batch) {
        return edit instanceof Edit.Sharing sharing
                && !sharing.marks().others().isEmpty()
                && free(search, batch)
                        .map(which -> sharing.share(search.sql(), which))
                        .reduce(false, Boolean::logicalOr);
    }

    /** Changes the rows of a batch; returns how many. */
    long run(Search search, BatchIds batch) {
        return free(search, batch)
                .mapToLong(which -> edit.apply(search, table(), which))
                .sum();
    }

    /** Which rows of a batch it may change, in portions, each looked for when it is its turn. */
    private Stream<Condition> free(Search search, BatchIds batch) {
        if (batch.of(cause).length == 0) {
            return Stream.of();
        }
        return path.whereabouts(search, batch.of(cause)).portions().stream()
                .map(portion -> portion.and(path.scope().free()))
                .map(which -> which.and(spared(search, batch, which)));
    }

    /** Which rows hold one of some IDs themselves, in portions of which each makes a good statement. */
    List<Condition> rows(Search search, BatchIds some) {
        return search.binds().portions(some.of(cause)).stream()
                .map(portion ->
                        search.binds().in(path.root(), portion).and(path.scope().free()))
                .toList();
    }

    /** What it does, as the ledger calls it. */
    Deed.Kind kind() {
        return new Deed.Kind(path.label(), edit.change());
    }

    private Condition spared(Search search, BatchIds batch, Condition among) {
        return DSL.and(
                doomed.stream().map(doom -> doom.spares(search, batch, among)).toList());
    }
}
