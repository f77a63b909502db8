package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.Reasons;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Cause;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.MarkWith;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What changes rows that stay. */
final class Edits {
    private Edits() {}

    /** The edits of a response; none if its rows go. */
    static Map<Cause, Edit> of(Plan plan, Match match, Response response, InstantSource clock) {
        Cause cause = response.cause();
        if (response.effect() instanceof Effect.Clear clear) {
            return Map.of(cause, clear(clear));
        }
        if (response.effect() instanceof Effect.Mark mark) {
            SharedMarks marks = marks(plan, match, mark.column());
            return mark.restore() || mark.value() == MarkWith.REASON
                    ? byReason(cause, reason -> mark(marks, mark, reason, clock))
                    : Map.of(cause, lasting(marks, new Edit.Mark(mark.column(), new MarkValue.Now(clock))));
        }
        return response.effect() instanceof Effect.Keep ? Map.of(cause, new Edit.Keep()) : Map.of();
    }

    static Edit clear(Effect.Clear clear) {
        return clear.cuts().isEmpty() ? new Edit.Clear(clear.columns()) : new Edit.Cut(clear.columns(), clear.cuts());
    }

    /** Each reason may write another value, and is taken back or not, so each is a statement of its own. */
    private static Map<Cause, Edit> byReason(Cause cause, Function<String, Edit> edit) {
        Map<Cause, Edit> edits = new LinkedHashMap<>();
        cause.each().forEach((reason, single) -> edits.put(single, edit.apply(reason)));
        return edits;
    }

    private static Edit mark(SharedMarks marks, Effect.Mark effect, String reason, InstantSource clock) {
        MarkValue value = effect.value() == MarkWith.REASON ? new MarkValue.Reason(reason) : new MarkValue.Now(clock);
        Edit.Mark mark = new Edit.Mark(effect.column(), value);
        return effect.restore() && Reasons.REVERSIBLE.contains(reason)
                ? new Edit.RestorableMark(mark, marks)
                : lasting(marks, mark);
    }

    private static Edit lasting(SharedMarks marks, Edit.Mark mark) {
        return marks.others().isEmpty() ? mark : new Edit.LastingMark(mark, marks);
    }

    private static SharedMarks marks(Plan plan, Match match, Column column) {
        List<OwnMarks> others = plan.matches().stream()
                .filter(other -> !other.equals(match)
                        && other.table().id().equals(match.table().id()))
                .filter(other -> restorable(other).anyMatch(column::equals))
                .map(other -> new OwnMarks(other, column))
                .toList();
        return new SharedMarks(new OwnMarks(match, column), others);
    }

    private static Stream<Column> restorable(Match match) {
        return match.responses(Action.DELETE)
                .map(Response::effect)
                .flatMap(effect -> effect instanceof Effect.Mark mark && mark.restore()
                        ? Stream.of(mark.column())
                        : Stream.empty());
    }

    /** What happens to rows of an ID that X no longer names. */
    static List<Edit> restoring(Plan plan, Match match) {
        List<Edit> edits = restorable(match)
                .distinct()
                .<Edit>map(column -> new Edit.Unmark(marks(plan, match, column)))
                .toList();
        return edits.isEmpty() ? List.of(new Edit.Keep()) : edits;
    }
}
