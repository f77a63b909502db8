package dev.heed.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens, and when: all chance of a run of the explorer, drawn beforehand, so that leaving an event out leaves the
 * others as they are.
 *
 * @param seed names it
 * @param shape what does not change meanwhile
 * @param events in the order of their steps
 */
record Sequence(long seed, Shape shape, List<Event> events) {
    private static final int MOST_EVENTS = 20;

    /** Where a process that stands still or dies does the greatest harm: at changes, writes, and requests to X. */
    private static final List<String> CALLS = List.of("", "", "", "apply", "apply", "move", "get");

    /**
     * Something happens as soon as so many calls of ports were made.
     *
     * @param step how many
     * @param call and then before the next call of this name, if one comes soon; empty for any
     */
    record Event(int step, String call, Action action) {
        private static final int SOON = 60;

        boolean isDue(int steps, String next) {
            return steps >= step && (call.isEmpty() || call.equals(next) || steps >= step + SOON);
        }
    }

    /**
     * @param posts how many Posts there are at first
     * @param sliceIds as an engine is told
     * @param batchIds as an engine is told
     * @param bothTypes whether the second engine runs both types; the first always does
     * @param inTurn whether an engine that waits lets the other go on
     * @param hashless whether X's storage may leave out the checksum, rather than get contents wrong: both at once is a
     *     lie that nobody could see through
     * @param onlyDeaths whether only processes, files and rows come and go; then X has nothing to complain of
     */
    record Shape(
            int posts,
            int sliceIds,
            int batchIds,
            boolean bothTypes,
            boolean inTurn,
            boolean hashless,
            boolean onlyDeaths) {
        static Shape draw(Random random) {
            return new Shape(
                    6 + random.nextInt(14),
                    3 + random.nextInt(6),
                    1 + random.nextInt(4),
                    random.nextBoolean(),
                    random.nextInt(3) > 0,
                    random.nextInt(4) == 0,
                    random.nextInt(5) == 0);
        }
    }

    static Sequence of(long seed) {
        // The first numbers of neighbouring seeds are alike.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Shape shape = Shape.draw(random);
        List<Event> events = new ArrayList<>();
        int count = 2 + random.nextInt(MOST_EVENTS);
        int step = 0;
        for (int i = 0; i < count; i++) {
            step += gap(random);
            Action action = Action.draw(random, shape);
            boolean before = action instanceof Action.StandsStill && random.nextBoolean();
            String call = before ? "apply" : CALLS.get(random.nextInt(CALLS.size()));
            events.add(new Event(step, call, action));
        }
        return new Sequence(seed, shape, List.copyOf(events));
    }

    /** Often things come one on the heels of the other. */
    private static int gap(Random random) {
        return 1 + (random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(60));
    }

    Sequence with(List<Event> other) {
        return new Sequence(seed, shape, List.copyOf(other));
    }
}
