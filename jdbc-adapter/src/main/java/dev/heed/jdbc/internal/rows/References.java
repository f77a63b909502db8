package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a mapping clears when the row goes that a column refers to, for rows that go by another way than their own ID:
 * with all Posts of an author, for instance. Without it the foreign key would forbid those deletions for ever, as X never
 * names the single rows.
 */
final class References {
    private References() {}

    static List<Step> toDoomed(Plan plan, JobType type, List<Doom> doomed) {
        List<Step> steps = new ArrayList<>();
        for (Match match : plan.matches()) {
            clear(match)
                    .ifPresent(edit -> doomed.stream()
                            .flatMap(doom -> ways(doom.path(), match, type)
                                    .map(way -> new Step(way, doom.cause(), edit, Steps.to(match.table(), doomed))))
                            .forEach(steps::add));
        }
        return steps;
    }

    private static Optional<Edit> clear(Match match) {
        return match.responses(Action.DELETE)
                .map(Response::effect)
                .filter(Effect.Clear.class::isInstance)
                .map(Effect.Clear.class::cast)
                .filter(clear -> clear.columns().contains(match.column()))
                .map(Edits::clear)
                .findFirst();
    }

    private static Stream<RowPath> ways(RowPath way, Match match, JobType type) {
        return way.table().incoming().stream()
                .filter(key -> key.from().equals(match.table().id())
                        && key.columns().contains(match.column().name()))
                .filter(key -> !isOwnStep(way, key, match, type))
                .map(key -> new Link(
                        way.table(),
                        columns(way.table(), key.references()),
                        match.label().table(),
                        match.scope(),
                        columns(match.table(), key.columns())))
                .map(link -> way.longer(new Hop(link, List.of())));
    }

    private static List<Column> columns(LiveTable table, List<String> names) {
        return names.stream().map(table::column).toList();
    }

    /** Where the ID itself is what the column holds, the match finds the rows without help. */
    private static boolean isOwnStep(RowPath way, ForeignKey key, Match match, JobType type) {
        return match.holds() == type
                && way.hops().isEmpty()
                && key.leads(match.column(), way.root().column());
    }
}
