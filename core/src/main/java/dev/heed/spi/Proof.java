package dev.heed.spi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rows of a database themselves say once results were applied.
 *
 * @param ids how many of the IDs that X named were looked for again after all of them had been applied
 * @param deviations where something else is so than X and the mapping want it; empty if nothing is
 */
public record Proof(long ids, List<Deviation> deviations) {
    /** Nothing was looked for yet. */
    public static final Proof NONE = new Proof(0, List.of());

    /** Copies the list. */
    public Proof {
        deviations = List.copyOf(deviations);
    }

    /**
     * Something else than was wanted.
     *
     * @param table the table, as the mapping names it or else as the database does; {@code unknown table} for rows that the
     *     database counts only over all of its tables
     * @param left rows of these IDs that were still to be changed: they came meanwhile, or the database lets none of them go.
     *     What the mapping keeps or holds back is not among them
     * @param beside rows of others, or of no ID at all, that the database changed or deleted by itself when Heed changed
     *     rows: by a trigger or a cascade. Always 0 where the database does not count them. SQLite counts inserted rows, too
     */
    public record Deviation(String table, long left, long beside) {
        private Deviation plus(Deviation other) {
            return new Deviation(table, left + other.left, beside + other.beside);
        }
    }

    /** How many rows were still to be changed. */
    public long left() {
        return deviations.stream().mapToLong(Deviation::left).sum();
    }

    /** How many other rows the database changed by itself. */
    public long beside() {
        return deviations.stream().mapToLong(Deviation::beside).sum();
    }

    /** Adds proofs up, one deviation for each table. */
    public static Proof sum(Collection<Proof> proofs) {
        Map<String, Deviation> byTable = new LinkedHashMap<>();
        proofs.stream()
                .flatMap(proof -> proof.deviations.stream())
                .forEach(each -> byTable.merge(each.table(), each, Deviation::plus));
        return new Proof(proofs.stream().mapToLong(Proof::ids).sum(), List.copyOf(byTable.values()));
    }
}
