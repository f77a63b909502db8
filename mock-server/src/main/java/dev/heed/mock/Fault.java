package dev.heed.mock;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that goes wrong at a moment. Immutable. Where several strike the same request, all of them do.
 *
 * <pre>{@code
 * on(UPLOAD_CHUNK.nth(2), resetAfter(100_000))
 * }</pre>
 *
 * @param moment when
 * @param effects what goes wrong, in this order
 * @see Effects
 */
public record Fault(Moment moment, List<Effect> effects) {
    /** Copies the list. */
    public Fault {
        effects = List.copyOf(effects);
    }

    /** This goes wrong at this moment. */
    public static Fault on(Moment moment, Effect... effects) {
        return new Fault(moment, List.of(effects));
    }

    /** This goes wrong at every request of a kind. */
    public static Fault on(Call call, Effect... effects) {
        return on(call.every(), effects);
    }

    /** As a person would say it. */
    @Override
    public String toString() {
        return moment + ": " + effects.stream().map(Effect::words).collect(Collectors.joining(", "));
    }
}
