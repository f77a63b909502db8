package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The steps of every batch of a type, in an order that foreign keys allow: first what clears and marks, so that
 * references are gone, then what deletes, children first.
 *
 * @param updates what clears, marks or keeps
 * @param unlinks references between rows of one table that are about to go; in no ledger, as the rows are
 * @param deletes what deletes
 */
public record Steps(List<Step> updates, List<Unlink> unlinks, List<Step> deletes) {

    public static Steps of(Plan plan, JobType type, InstantSource clock) {
        List<Match> matches =
                plan.matches().stream().filter(match -> match.holds() == type).toList();
        List<RowPath> doomed = matches.stream()
                .filter(Match::deletesRows)
                .flatMap(match -> paths(plan, new RowPath(match, List.of())).stream())
                .toList();
        List<Step> deletes = new ArrayList<>();
        List<Unlink> unlinks = new ArrayList<>();
        for (LiveTable table : plan.deleteOrder()) {
            List<RowPath> here = lowestFirst(to(table, doomed));
            here.forEach(path -> deletes.add(new Step(path, Action.DELETE, new Edit.Delete(), List.of())));
            Unlink.columns(plan, table).forEach(column -> here.forEach(path -> unlinks.add(new Unlink(path, column))));
        }
        List<Step> updates = updates(matches, doomed, new MarkValue(clock));
        updates.addAll(References.toDoomed(plan, type, doomed));
        return new Steps(updates, unlinks, deletes);
    }

    /** All steps that may find rows. */
    public List<Step> all() {
        List<Step> all = new ArrayList<>(updates);
        all.addAll(deletes);
        return all;
    }

    private static List<RowPath> paths(Plan plan, RowPath path) {
        List<RowPath> paths = new ArrayList<>(List.of(path));
        List<Link> down = plan.links().stream()
                .filter(link -> link.parent().id().equals(path.table().id()))
                .toList();
        down.stream()
                .filter(Link::isTree)
                .findFirst()
                .map(tree -> path.longer(new Hop(tree, down)))
                .ifPresent(paths::add);
        for (Link link : down) {
            if (!link.isTree()) {
                paths.addAll(paths(plan, path.longer(new Hop(link, down))));
            }
        }
        return paths;
    }

    /** What is below rows of the same table goes before them. */
    private static List<RowPath> lowestFirst(List<RowPath> paths) {
        return paths.stream()
                .sorted(Comparator.comparing(RowPath::descends).reversed())
                .toList();
    }

    private static List<Step> updates(List<Match> matches, List<RowPath> doomed, MarkValue value) {
        List<Step> updates = new ArrayList<>();
        for (Match match : matches) {
            for (Action action : Action.values()) {
                edit(match.effect(action), value)
                        .map(edit -> new Step(new RowPath(match, List.of()), action, edit, to(match.table(), doomed)))
                        .ifPresent(updates::add);
            }
        }
        return updates;
    }

    private static Optional<Edit> edit(Effect effect, MarkValue value) {
        if (effect instanceof Effect.Clear clear) {
            return Optional.of(new Edit.Clear(clear.columns()));
        }
        if (effect instanceof Effect.Mark mark) {
            return Optional.of(new Edit.Mark(mark.column(), value));
        }
        return effect instanceof Effect.Keep ? Optional.of(new Edit.Keep()) : Optional.empty();
    }

    static List<RowPath> to(LiveTable table, List<RowPath> paths) {
        return paths.stream()
                .filter(path -> path.table().id().equals(table.id()))
                .toList();
    }
}
