package dev.heed.mock;

import java.util.Locale;

/**
 * When something goes wrong: at certain requests of a kind. Immutable.
 *
 * @param call the kind of request
 * @param first the first one of its kind that is meant, from 1, counted since the server started
 * @param last the last one that is meant
 */
public record Moment(Call call, long first, long last) {
    /** @throws IllegalArgumentException if the requests are not counted from 1, or end before they begin */
    public Moment {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Requests are counted from 1: " + first + " to " + last);
        }
    }

    boolean includes(Call asked, long count) {
        return call == asked && count >= first && count <= last;
    }

    @Override
    public String toString() {
        String name = call.name().toLowerCase(Locale.ROOT);
        if (last == Long.MAX_VALUE) {
            return first == 1 ? "every " + name : name + " from number " + first + " on";
        }
        return first == last ? name + " number " + first : name + " numbers " + first + " to " + last;
    }
}
