package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes some of the rows of an ID that has more of them than a transaction may hold. Step follows step in the order of
 * every batch, and each begins when nothing is left for the one before: so no row goes before those that refer to it, and
 * a call after a crash finds what is left without being told.
 */
public final class PartialExecution {
    private final Search search;
    private final Steps steps;
    private final BatchIds one;
    private final OwnChanges own;
    private final Map<Deed.Kind, Long> done = new LinkedHashMap<>();
    private int left;

    /** @param own learns of every row that is changed */
    public PartialExecution(Search search, Steps steps, Notice notice, OwnChanges own) {
        this.search = search;
        this.steps = steps;
        this.own = own;
        this.one = BatchIds.of(List.of(notice));
    }

    /** Whether the ID's rows are more than that, and can be divided. */
    public boolean exceeds(int most) {
        if (!steps.areDivisible()) {
            return false;
        }
        int room = most;
        for (Step step : steps.all()) {
            room -= count(step, room + 1);
            if (room < 0) {
                return true;
            }
        }
        return false;
    }

    private int count(Step step, int most) {
        return step.rows(search, one)
                .map(which -> step.edit().count(search, step.table(), which, most))
                .orElse(0);
    }

    /** Changes as many of them; returns what was done in which table. */
    public Map<Deed.Kind, Long> run(int most) {
        left = most;
        steps.updates().forEach(this::run);
        steps.unlinks().forEach(this::run);
        steps.deletes().forEach(this::run);
        return done;
    }

    private void run(Step step) {
        if (left > 0) {
            step.rows(search, one).ifPresent(which -> {
                long rows = RefusedRows.explaining(
                        step.table(), () -> step.edit().apply(search, step.table(), which, left));
                left -= (int) rows;
                own.add(step.table(), rows);
                if (rows > 0) {
                    done.merge(step.kind(), rows, Long::sum);
                }
            });
        }
    }

    private void run(Unlink unlink) {
        if (left > 0) {
            unlink.rest(search, one).ifPresent(rest -> {
                long rows =
                        new Handful(search, unlink.table(), rest, left).change(some -> unlink.statement(search, some));
                left -= (int) rows;
                own.add(unlink.table(), rows);
            });
        }
    }
}
