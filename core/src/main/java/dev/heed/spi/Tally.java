package dev.heed.spi;

import dev.heed.Action;
import java.util.List;

/**
 * What was done in one database, by reason and by table.
 *
 * @param reasons one entry for each pair of action and reason
 * @param tables one entry for each table, change, action and reason
 */
public record Tally(List<ByReason> reasons, List<ByTable> tables) {
    /** Nothing was done. */
    public static final Tally EMPTY = new Tally(List.of(), List.of());

    /** Copies the lists. */
    public Tally {
        reasons = List.copyOf(reasons);
        tables = List.copyOf(tables);
    }

    /** How many IDs came to this. */
    public long ids(Outcome outcome) {
        return reasons.stream()
                .filter(reason -> reason.outcome() == outcome)
                .mapToLong(ByReason::ids)
                .sum();
    }

    /**
     * IDs by what became of them.
     *
     * @param action what had to happen
     * @param reason X's word for why
     * @param outcome what happened
     * @param ids how many IDs
     */
    public record ByReason(Action action, String reason, Outcome outcome, long ids) {}

    /**
     * Rows by what was done to them.
     *
     * @param table the table as the mapping names it
     * @param change what was done
     * @param action what had to happen
     * @param reason X's word for why
     * @param rows how many rows
     */
    public record ByTable(String table, Change change, Action action, String reason, long rows) {}
}
