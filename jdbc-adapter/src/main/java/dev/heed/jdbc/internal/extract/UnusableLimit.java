package dev.heed.jdbc.internal.extract;

import dev.heed.HeedException;
import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.jdbc.internal.mapping.Plan.Label;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses a column that holds too many ruined IDs. */
final class UnusableLimit {
    /** The share of a smaller column says little. */
    private static final int FEWEST_VALUES = 100;

    /** What stands where there is no ID. */
    private static final Set<Reason> NONE = EnumSet.of(Reason.NULL, Reason.BLANK, Reason.NOT_POSITIVE);

    private final double share;

    UnusableLimit(double share) {
        this.share = share;
    }

    /**
     * @param ids how many values are IDs
     * @throws HeedException if more than the share of the column's values are ruined
     */
    void check(Label column, long ids, List<SkippedIds> findings) {
        List<SkippedIds> ruins =
                findings.stream().filter(some -> !NONE.contains(some.reason())).toList();
        long ruined = ruins.stream().mapToLong(SkippedIds::count).sum();
        long values = ids
                + ruins.stream()
                        .filter(some -> !some.reason().isSent())
                        .mapToLong(SkippedIds::count)
                        .sum();
        if (values >= FEWEST_VALUES && ruined > share * values) {
            throw new HeedException(String.format(
                    Locale.ROOT,
                    "%,d of %,d values in %s.%s (%.1f %%) are no IDs of X any more: %s. X cannot name the content behind"
                            + " them, so it would be kept for ever. Mend the column; or, if it is right as it is, let"
                            + " more than %.1f %% of a column pass (unusable_share of the target).",
                    ruined,
                    values,
                    column.table(),
                    column.column(),
                    100.0 * ruined / values,
                    ruins.stream().map(UnusableLimit::words).collect(Collectors.joining("; ")),
                    100 * share));
        }
    }

    private static String words(SkippedIds some) {
        return String.format(
                Locale.ROOT,
                "%,d %s, such as \"%s\"",
                some.count(),
                some.reason().words(),
                String.join("\", \"", some.samples()));
    }
}
