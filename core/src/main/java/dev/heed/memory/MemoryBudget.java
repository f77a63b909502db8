package dev.heed.memory;

import dev.heed.spi.Budget;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Budgets in memory. Thread-safe. */
public final class MemoryBudget implements Budget {
    private final Map<String, Open> windows = new HashMap<>();

    private record Open(int left, Instant end) {}

    @Override
    public synchronized Optional<Instant> take(String name, Window window, Instant now) {
        Open open = windows.get(name);
        if (open == null || !now.isBefore(open.end)) {
            open = new Open(window.requests(), now.plus(window.length()));
        }
        if (open.left == 0) {
            return Optional.of(open.end);
        }
        windows.put(name, new Open(open.left - 1, open.end));
        return Optional.empty();
    }

    @Override
    public synchronized void close(String name, Instant until) {
        windows.put(name, new Open(0, until));
    }
}
