package dev.heed.spi;

import dev.heed.Action;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was done in one database, by reason and by table.
 *
 * @param reasons one entry for each pair of action and reason
 * @param tables one entry for each table, change, action and reason
 * @param proof what the rows themselves say
 */
public record Tally(List<ByReason> reasons, List<ByTable> tables, Proof proof) {
    /** Nothing was done. */
    public static final Tally EMPTY = new Tally(List.of(), List.of(), Proof.NONE);

    /** Copies the lists. */
    public Tally {
        reasons = List.copyOf(reasons);
        tables = List.copyOf(tables);
    }

    /** A tally that proves nothing. */
    public Tally(List<ByReason> reasons, List<ByTable> tables) {
        this(reasons, tables, Proof.NONE);
    }

    /** The same with what the rows themselves say. */
    public Tally with(Proof found) {
        return new Tally(reasons, tables, found);
    }

    /** How many IDs came to this. */
    public long ids(Outcome outcome) {
        return reasons.stream()
                .filter(reason -> reason.outcome() == outcome)
                .mapToLong(ByReason::ids)
                .sum();
    }

    /** How many rows were deleted or changed. */
    public long rows() {
        return tables.stream().mapToLong(ByTable::rows).sum();
    }

    /** Adds tallies up, one entry for each key. */
    public static Tally sum(Collection<Tally> tallies) {
        Map<ByReason, Long> ids = new LinkedHashMap<>();
        Map<ByTable, Long> rows = new LinkedHashMap<>();
        for (Tally tally : tallies) {
            tally.reasons.forEach(each -> ids.merge(each.with(0), each.ids(), Long::sum));
            tally.tables.forEach(each -> rows.merge(each.with(0), each.rows(), Long::sum));
        }
        return new Tally(
                ids.entrySet().stream()
                        .map(sum -> sum.getKey().with(sum.getValue()))
                        .toList(),
                rows.entrySet().stream()
                        .filter(sum -> sum.getValue() > 0)
                        .map(sum -> sum.getKey().with(sum.getValue()))
                        .toList(),
                Proof.sum(tallies.stream().map(Tally::proof).toList()));
    }

    /** The same without what was only taken back. */
    public Tally removals() {
        return new Tally(
                reasons.stream().filter(each -> each.action() != Action.RESTORE).toList(),
                tables.stream().filter(each -> each.action() != Action.RESTORE).toList());
    }

    /** How many IDs had rows deleted or changed, or may have had: beside rows that are held back there may be others. */
    public long idsChanged() {
        return ids(Outcome.CHANGED) + ids(Outcome.HELD);
    }

    /**
     * IDs by what became of them.
     *
     * @param action what had to happen
     * @param reason X's word for why; Heed's own word for {@link Action#RESTORE}
     * @param outcome what happened
     * @param ids how many IDs
     */
    public record ByReason(Action action, String reason, Outcome outcome, long ids) {
        private ByReason with(long count) {
            return new ByReason(action, reason, outcome, count);
        }
    }

    /**
     * Rows by what was done to them.
     *
     * @param table the table as the mapping names it
     * @param change what was done
     * @param action what had to happen
     * @param reason X's word for why; Heed's own word for {@link Action#RESTORE}
     * @param rows how many rows
     */
    public record ByTable(String table, Change change, Action action, String reason, long rows) {
        private ByTable with(long count) {
            return new ByTable(table, change, action, reason, count);
        }
    }
}
