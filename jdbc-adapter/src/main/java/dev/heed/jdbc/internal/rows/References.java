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

    /** The same for rows of a table, by whichever way they go. */
    static List<Reference> to(Plan plan, LiveTable table) {
        List<Column> loose = new ArrayList<>(Unlink.columns(plan, table));
        plan.links().stream()
                .filter(link -> link.isTree() && link.child().id().equals(table.id()))
                .forEach(tree -> loose.removeAll(tree.columns()));
        List<Reference> references = new ArrayList<>();
        for (Match match : plan.matches()) {
            clear(match)
                    .ifPresent(edit -> keys(table, match)
                            .map(key -> link(table, match, key))
                            .map(link -> new Reference(link, edit, loose(link, loose)))
                            .forEach(references::add));
        }
        return references;
    }

    private static Optional<Column> loose(Link link, List<Column> loose) {
        return link.isTree() ? link.columns().stream().filter(loose::contains).findFirst() : Optional.empty();
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
        return keys(way.table(), match)
                .filter(key -> !isOwnStep(way, key, match, type))
                .map(key -> way.longer(new Hop(link(way.table(), match, key), List.of())));
    }

    private static Stream<ForeignKey> keys(LiveTable table, Match match) {
        return table.incoming().stream()
                .filter(key -> key.from().equals(match.table().id())
                        && key.columns().contains(match.column().name()));
    }

    private static Link link(LiveTable table, Match match, ForeignKey key) {
        return new Link(
                table,
                columns(table, key.references()),
                match.label().table(),
                match.scope(),
                columns(match.table(), key.columns()));
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
