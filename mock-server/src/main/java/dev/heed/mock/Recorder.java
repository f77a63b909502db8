package dev.heed.mock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps what was asked and answered, and what of it was against the rules. Thread-safe. */
final class Recorder {
    /** The newest so many of each are kept. */
    private static final int KEPT = 10_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final Deque<Violation> violations = new ArrayDeque<>();
    private long last;

    /** Makes an exchange of its number. */
    @FunctionalInterface
    interface Entry {
        Exchange numbered(long number);
    }

    synchronized void add(Entry entry, Optional<Rule> breach) {
        Exchange exchange = entry.numbered(++last);
        keep(exchanges, exchange);
        breach.ifPresent(rule -> keep(violations, new Violation(rule, exchange)));
    }

    private static <T> void keep(Deque<T> kept, T one) {
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(one);
    }

    synchronized Journal journal() {
        return new Journal(new ArrayList<>(exchanges));
    }

    synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** How many exchanges there were, forgotten ones included. */
    synchronized long last() {
        return last;
    }

    synchronized void clear() {
        exchanges.clear();
        violations.clear();
        last = 0;
    }
}
