package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.mapping.Cause;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.MarkWith;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What changes rows that stay. */
final class Edits {
    private Edits() {}

    /** The edits of a response; none if its rows go. */
    static Map<Cause, Edit> of(Response response, InstantSource clock) {
        Cause cause = response.cause();
        if (response.effect() instanceof Effect.Clear clear) {
            return Map.of(cause, clear(clear));
        }
        if (response.effect() instanceof Effect.Mark mark) {
            return mark.value() == MarkWith.REASON
                    ? byReason(cause, mark)
                    : Map.of(cause, new Edit.Mark(mark.column(), new MarkValue.Now(clock)));
        }
        return response.effect() instanceof Effect.Keep ? Map.of(cause, new Edit.Keep()) : Map.of();
    }

    static Edit clear(Effect.Clear clear) {
        return clear.cuts().isEmpty() ? new Edit.Clear(clear.columns()) : new Edit.Cut(clear.columns(), clear.cuts());
    }

    /** Each reason writes another value, so each is a statement of its own. */
    private static Map<Cause, Edit> byReason(Cause cause, Effect.Mark mark) {
        Map<Cause, Edit> edits = new LinkedHashMap<>();
        cause.each()
                .forEach((reason, single) ->
                        edits.put(single, new Edit.Mark(mark.column(), new MarkValue.Reason(reason))));
        return edits;
    }
}
