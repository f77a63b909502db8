package dev.heed.mock;

import java.util.ArrayList;
import java.util.List;

/** What was asked, in order. Holds neither tokens nor signed URLs. Thread-safe. */
public final class Journal {
    private final List<Exchange> exchanges = new ArrayList<>();

    Journal() {}

    /** Every request so far. */
    public synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    /** How many requests of a kind came. */
    public synchronized long count(Call call) {
        return exchanges.stream().filter(exchange -> exchange.call() == call).count();
    }

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
    }
}
