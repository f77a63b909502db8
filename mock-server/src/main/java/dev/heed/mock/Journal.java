package dev.heed.mock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was asked, in order. Holds neither tokens nor signed URLs. Thread-safe. */
public final class Journal {
    private final List<Entry> entries = new ArrayList<>();

    Journal() {}

    /**
     * One request.
     *
     * @param call its kind
     * @param at when it came, by the server's clock
     * @param status what it was answered with; 0 if the answer was withheld
     */
    public record Entry(Call call, Instant at, int status) {}

    /** Every request so far. */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    /** How many requests of a kind came. */
    public synchronized long count(Call call) {
        return entries.stream().filter(entry -> entry.call() == call).count();
    }

    synchronized void add(Call call, Instant at, int status) {
        entries.add(new Entry(call, at, status));
    }
}
