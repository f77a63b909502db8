package dev.heed.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves events out of a failing sequence as long as it still fails: delta debugging, to the end where each one counts. */
final class Shrink {
    private static final int MOST_TRIES = 300;

    private final Predicate<Sequence> fails;
    private int tries;

    private Shrink(Predicate<Sequence> fails) {
        this.fails = fails;
    }

    static Sequence of(Sequence failing, Predicate<Sequence> fails) {
        return new Shrink(fails).shrink(failing);
    }

    private Sequence shrink(Sequence failing) {
        Sequence smallest = failing;
        for (int chunk = Math.max(1, failing.events().size() / 2); chunk > 0; ) {
            Sequence smaller = withoutAChunk(smallest, chunk);
            if (smaller.events().size() == smallest.events().size()) {
                chunk /= 2;
            }
            smallest = smaller;
        }
        return smallest;
    }

    /** The first that still fails without so many events in a row. */
    private Sequence withoutAChunk(Sequence sequence, int chunk) {
        List<Sequence.Event> events = sequence.events();
        for (int from = 0; from < events.size() && tries < MOST_TRIES; from += chunk) {
            List<Sequence.Event> rest = new ArrayList<>(events.subList(0, from));
            rest.addAll(events.subList(Math.min(from + chunk, events.size()), events.size()));
            tries++;
            if (fails.test(sequence.with(rest))) {
                return sequence.with(rest);
            }
        }
        return sequence;
    }
}
