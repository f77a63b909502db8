package dev.heed.jdbc.internal.rows;

import dev.heed.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the rows behind notices, and takes as many notices as a transaction may hold rows. */
public final class Meter {
    /** A few IDs tell whether each of them stands for thousands of rows, before thousands of IDs are counted. */
    private static final int FIRST_PORTION = 100;

    private static final int GROWTH = 10;

    private final Search search;
    private final Steps steps;
    private final int rowLimit;

    /** @param rowLimit how many rows of a batch may change */
    public Meter(Search search, Steps steps, int rowLimit) {
        this.search = search;
        this.steps = steps;
        this.rowLimit = rowLimit;
    }

    /** The longest beginning of the notices that fits, at least one of them. */
    public Measurement measure(List<Notice> notices) {
        BatchIds batch = BatchIds.of(notices);
        Map<Step, List<Hit>> hits = new HashMap<>();
        long rows = 0;
        int from = 0;
        for (int size = FIRST_PORTION; from < notices.size(); size *= GROWTH) {
            List<Notice> portion = notices.subList(from, Math.min(notices.size(), from + size));
            while (portion.size() > 1 && areTooMany(portion)) {
                portion = portion.subList(0, portion.size() / 2);
            }
            if (from > 0 && areTooMany(portion)) {
                return measure(notices.subList(0, from));
            }
            Map<Long, Long> rowsById = count(portion, batch, hits);
            for (Notice notice : portion) {
                rows += rowsById.getOrDefault(notice.id(), 0L);
                if (rows > rowLimit && from > 0) {
                    // Measured anew: fewer deletions spare fewer rows from what clears them.
                    return measure(notices.subList(0, from));
                }
                from++;
            }
        }
        return new Measurement(notices, hits);
    }

    /** Counts matched rows as far as it must, so that one ID's millions are never counted out nor looked up. */
    private boolean areTooMany(List<Notice> portion) {
        if (steps.hierarchy().isDeep()
                && steps.extent(search, BatchIds.of(portion), rowLimit + 1).room() == 0) {
            return true;
        }
        long[] ids = portion.stream().mapToLong(Notice::id).toArray();
        return steps.all().stream()
                .map(step -> step.path().root())
                .distinct()
                .anyMatch(match -> search.hasMoreThan(rowLimit, match, ids));
    }

    private Map<Long, Long> count(List<Notice> portion, BatchIds batch, Map<Step, List<Hit>> hits) {
        BatchIds ids = BatchIds.of(portion);
        Map<Long, Long> rowsById = new HashMap<>();
        for (Step step : steps.all()) {
            List<Hit> found = step.measure(search, ids, batch);
            hits.computeIfAbsent(step, key -> new ArrayList<>()).addAll(found);
            found.forEach(hit -> rowsById.merge(hit.id(), hit.pending(), Long::sum));
        }
        return rowsById;
    }
}
