package dev.heed.jdbc.internal.survey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Tables that are alike but for a part of their names, such as the bins of a tool or the years of an archive: one entry of
 * a mapping does for all.
 *
 * @param star their name
 * @param tables all that have such a name, at least two
 */
record Series(Star star, List<Surveyed> tables) {
    /**
     * The largest one of which a table is.
     *
     * @param tables all that there are
     * @param entry what a draft says of a table, as one of a series; empty if nothing
     */
    static Optional<Series> of(Surveyed table, List<Surveyed> tables, BiFunction<Surveyed, Star, String> entry) {
        return Star.of(table.table().id().name()).stream()
                .map(star -> new Series(star, named(star, table, tables)))
                .filter(series -> series.tables.size() > 1 && series.areAlike(table, entry))
                .max(Comparator.comparingInt(series -> series.tables.size()));
    }

    private static List<Surveyed> named(Star star, Surveyed table, List<Surveyed> tables) {
        return tables.stream()
                .filter(each ->
                        each.table().id().schema().equals(table.table().id().schema()))
                .filter(each -> star.in(each.table().id().name()).isPresent())
                .toList();
    }

    /** Of one without rows little can be said, so what is said of the others goes for it, too. */
    private boolean areAlike(Surveyed table, BiFunction<Surveyed, Star, String> entry) {
        String said = entry.apply(table, star);
        return tables.stream()
                .allMatch(each -> each.table().columns().equals(table.table().columns())
                        && each.table().primaryKey().equals(table.table().primaryKey())
                        && List.of(said, "").contains(entry.apply(each, star)));
    }
}
