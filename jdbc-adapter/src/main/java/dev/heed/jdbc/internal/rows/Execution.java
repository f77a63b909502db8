package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.database.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the steps of a batch and attributes each row to one ID. */
public final class Execution {
    private final Search search;
    private final BatchIds batch;
    private final Measurement measured;
    private final Map<Long, Deed> deeds = new LinkedHashMap<>();
    private final List<Step> changed = new ArrayList<>();

    public Execution(Search search, Measurement measured) {
        this.search = search;
        this.measured = measured;
        this.batch = BatchIds.of(measured.notices());
        for (Notice notice : measured.notices()) {
            deeds.put(notice.id(), new Deed(notice));
        }
    }

    /** Changes the rows that were measured, and returns a deed for each notice, in their order. */
    public Collection<Deed> run(Steps steps) {
        steps.unlinks().forEach(unlink -> unlink.look(search, batch));
        runAll(steps.updates());
        steps.unlinks().forEach(unlink -> unlink.run(search, batch));
        runAll(steps.deletes());
        changed.forEach(this::prove);
        return deeds.values();
    }

    /** A row that came meanwhile, or came back by a trigger, undoes the batch: what is in the ledger is gone. */
    private void prove(Step step) {
        if (isSpared(step)) {
            throw new ConcurrentChange("Rows of " + step.table().id() + " for " + idsOf(measured.notices())
                    + " are there again after they were changed. That transaction was undone; let other writers of the"
                    + " table pass and run again.");
        }
    }

    /** What was counted before holds for the first step that changes a table; a later one must look again. */
    private void runAll(List<Step> steps) {
        Set<TableId> touched = new HashSet<>();
        for (Step step : steps) {
            List<Hit> hits =
                    touched.contains(step.table().id()) ? step.measure(search, batch, batch) : measured.of(step);
            if (run(step, hits)) {
                touched.add(step.table().id());
                changed.add(step);
            }
            if (step.share(search, batch)) {
                touched.add(step.table().id());
            }
        }
    }

    private boolean run(Step step, List<Hit> hits) {
        long expected = hits.stream().mapToLong(Hit::pending).sum();
        for (Hit hit : hits) {
            Deed deed = deeds.get(hit.id());
            if (deed != null) {
                deed.add(step, hit);
            }
        }
        if (expected == 0) {
            return false;
        }
        long met = RefusedRows.explaining(step.table(), () -> step.run(search, batch));
        if (met < expected && isSpared(step)) {
            throw new Refused("Rows of " + step.table().id()
                    + " are as they were, though the database reports no error: a trigger or a rule spares them.");
        }
        if (met != expected) {
            throw new ConcurrentChange("Rows of " + step.table().id() + " changed while Heed worked on them: "
                    + expected + " were counted for " + idsOf(measured.notices()) + ", " + met
                    + " were met. That transaction was undone; let other writers of the table pass and run again.");
        }
        return true;
    }

    private boolean isSpared(Step step) {
        return step.measure(search, batch, batch).stream().anyMatch(hit -> hit.pending() > 0);
    }

    /** Some ascending notices in words, by their first and last ID. */
    public static String idsOf(List<Notice> notices) {
        long first = notices.get(0).id();
        long last = notices.get(notices.size() - 1).id();
        return first == last ? "ID " + first : "IDs " + first + " to " + last;
    }
}
