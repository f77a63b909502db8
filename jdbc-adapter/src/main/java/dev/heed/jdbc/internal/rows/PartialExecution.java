package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import dev.heed.jdbc.internal.database.Refused;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;

/**
 * Changes some of the rows of an ID that has more of them than a transaction may hold: first those that go, from the
 * bottom up, then those that stay. A call after a crash finds what is left without being told.
 */
public final class PartialExecution {
    private final Search search;
    private final Steps steps;
    private final Notice notice;
    private final BatchIds one;

    public PartialExecution(Search search, Steps steps, Notice notice) {
        this.search = search;
        this.steps = steps;
        this.notice = notice;
        this.one = BatchIds.of(List.of(notice));
    }

    /** Whether the ID's rows are more than that. */
    public boolean exceeds(int most) {
        Extent extent = steps.extent(search, one, most + 1);
        int room = extent.room();
        for (Step step : steps.ownUpdates()) {
            for (Condition which : step.rows(search, one)) {
                room -= room == 0 ? 0 : step.edit().count(search, step.table(), which, room);
            }
        }
        return room == 0;
    }

    /** Changes as many of them; returns what was done in which table. */
    public Map<Deed.Kind, Long> run(int most) {
        Progress progress = new Progress(most);
        BottomUp bottomUp = new BottomUp(search, steps.hierarchy(), progress);
        for (Step root : steps.roots()) {
            root.rows(search, one)
                    .forEach(which ->
                            bottomUp.delete(steps.hierarchy().of(root.path().root()), which));
        }
        steps.ownUpdates().forEach(step -> run(step, progress));
        if (progress.isAtItsBegin()) {
            throw new Refused("The rows for " + Execution.idsOf(List.of(notice))
                    + " are as they were, though the database reports no error: a trigger or a rule spares them.");
        }
        return progress.done();
    }

    private void run(Step step, Progress progress) {
        if (progress.hasRoom()) {
            step.rows(search, one)
                    .forEach(which -> progress.make(
                            step.table(),
                            step.kind(),
                            () -> step.edit().apply(search, step.table(), which, progress.room())));
        }
    }
}
