package dev.heed.jdbc.internal.extract;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells whether IDs lost their last digits, as a spreadsheet keeps 15 and a double some 17. One that ends in zeros proves
 * nothing; too many of them do. IDs are often multiples of 4096, so up to one in 5<sup>k</sup> ends in k zeros by chance.
 * An ID in many rows counts once, or the Posts of one account might be taken for a ruined column.
 */
final class TrailingZeros {
    /** A spreadsheet takes two digits of these. */
    private static final long LONG_ENOUGH = 10_000_000_000_000_000L;

    private static final int FEWEST = 2;
    private static final int MOST = 4;

    /** So many IDs are no sign whatever share they are. */
    private static final int FREE = 20;

    private final DistinctSample distinct = new DistinctSample();
    private final Counted[] rows =
            IntStream.rangeClosed(0, MOST).mapToObj(zeros -> new Counted()).toArray(Counted[]::new);

    void look(long id) {
        if (id >= LONG_ENOUGH) {
            distinct.add(id);
            int zeros = of(id);
            if (zeros >= FEWEST) {
                rows[zeros].add(Long.toString(id));
            }
        }
    }

    private static int of(long id) {
        int zeros = 0;
        for (long rest = id; zeros < MOST && rest % 10 == 0; rest /= 10) {
            zeros++;
        }
        return zeros;
    }

    /** The rows whose IDs end in zeros, from the fewest that are too frequent; empty if all is as chance has it. */
    Optional<Counted> tooMany() {
        return IntStream.rangeClosed(FEWEST, MOST)
                .filter(this::isTooFrequent)
                .mapToObj(this::rowsFrom)
                .findFirst();
    }

    private boolean isTooFrequent(int zeros) {
        double byChance = distinct.size() / Math.pow(5, zeros);
        return distinct.count(id -> of(id) >= zeros) > FREE + 2 * byChance;
    }

    private Counted rowsFrom(int fewest) {
        Counted all = new Counted();
        for (int zeros = MOST; zeros >= fewest; zeros--) {
            all.addAll(rows[zeros]);
        }
        return all;
    }
}
