package dev.heed.mock;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was asked and answered, in order. Immutable: it tells of the time when it was taken. The server keeps the newest
 * 10,000 exchanges.
 *
 * @param exchanges oldest first
 */
public record Journal(List<Exchange> exchanges) {
    /** Copies the list. */
    public Journal {
        exchanges = List.copyOf(exchanges);
    }

    /** Only requests of this kind. */
    public Journal of(Call call) {
        return where(exchange -> exchange.call() == call);
    }

    /** Only what fits. */
    public Journal where(Predicate<Exchange> condition) {
        return new Journal(exchanges.stream().filter(condition).toList());
    }

    /** Only what came after the exchange of this number. */
    public Journal after(long number) {
        return where(exchange -> exchange.number() > number);
    }

    /** How many requests of a kind came. */
    public long count(Call call) {
        return of(call).size();
    }

    /** How many requests came. */
    public int size() {
        return exchanges.size();
    }

    /** The status of each answer; 0 where it was withheld. */
    public List<Integer> statuses() {
        return exchanges.stream().map(Exchange::status).toList();
    }

    /** The latest. */
    public Optional<Exchange> last() {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.get(exchanges.size() - 1));
    }

    /** The exchanges, for what is not provided here. */
    public Stream<Exchange> stream() {
        return exchanges.stream();
    }
}
