package dev.heed.memory;

import dev.heed.spi.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds tallies up. */
final class Tallies {
    private Tallies() {}

    static Tally sum(List<Tally> tallies) {
        Map<Tally.ByReason, Long> ids = new LinkedHashMap<>();
        Map<Tally.ByTable, Long> rows = new LinkedHashMap<>();
        for (Tally tally : tallies) {
            tally.reasons().forEach(each -> ids.merge(with(each, 0), each.ids(), Long::sum));
            tally.tables().forEach(each -> rows.merge(with(each, 0), each.rows(), Long::sum));
        }
        return new Tally(
                ids.entrySet().stream().map(e -> with(e.getKey(), e.getValue())).toList(),
                rows.entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> with(e.getKey(), e.getValue()))
                        .toList());
    }

    private static Tally.ByReason with(Tally.ByReason each, long ids) {
        return new Tally.ByReason(each.action(), each.reason(), each.outcome(), ids);
    }

    private static Tally.ByTable with(Tally.ByTable each, long rows) {
        return new Tally.ByTable(each.table(), each.change(), each.action(), each.reason(), rows);
    }
}
