package dev.heed.jdbc.internal.rows;

import dev.heed.Action;
import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.mapping.Cause;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of every batch of a type, in an order that foreign keys allow: first what clears and marks, so that
 * references are gone, then what deletes, children first.
 *
 * @param updates what clears, marks or keeps
 * @param unlinks references between rows of one table that are about to go; in no ledger, as the rows are
 * @param deletes what deletes
 * @param hierarchy the tables in which rows go with others
 */
public record Steps(List<Step> updates, List<Unlink> unlinks, List<Step> deletes, Hierarchy hierarchy) {

    /**
     * What a plan does to the rows of one kind of IDs.
     *
     * @param clock tells the time that marks get
     */
    public static Steps of(Plan plan, JobType type, InstantSource clock) {
        List<Match> matches =
                plan.matches().stream().filter(match -> match.holds() == type).toList();
        List<Doom> doomed =
                matches.stream().flatMap(match -> dooms(plan, match)).toList();
        List<Step> deletes = new ArrayList<>();
        List<Unlink> unlinks = new ArrayList<>();
        for (LiveTable table : plan.deleteOrder()) {
            List<Doom> here = lowestFirst(to(table, doomed));
            here.forEach(doom -> deletes.add(new Step(doom.path(), doom.cause(), new Edit.Delete(), List.of())));
            Unlink.columns(plan, table).forEach(column -> here.forEach(doom -> unlinks.add(new Unlink(doom, column))));
        }
        List<Step> updates = updates(plan, matches, doomed, clock);
        updates.addAll(References.toDoomed(plan, type, doomed));
        return new Steps(updates, unlinks, deletes, new Hierarchy(plan));
    }

    /** What deletes rows that hold an ID themselves; whatever else goes hangs below these. */
    List<Step> roots() {
        return deletes.stream().filter(step -> step.path().hops().isEmpty()).toList();
    }

    /** What changes rows that hold an ID themselves, and stay. */
    List<Step> ownUpdates() {
        return updates.stream()
                .filter(step -> step.path().hops().isEmpty() && !(step.edit() instanceof Edit.Keep))
                .toList();
    }

    /** How many rows go for some IDs, counted no further than that. */
    Extent extent(Search search, BatchIds some, int most) {
        Extent extent = new Extent(search, hierarchy, most);
        for (Step root : roots()) {
            root.rows(search, some)
                    .forEach(which -> extent.add(hierarchy.of(root.path().root()), which));
        }
        return extent;
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

    private static Stream<Doom> dooms(Plan plan, Match match) {
        return match.responses().stream()
                .filter(Response::deletesRows)
                .flatMap(response -> paths(plan, new RowPath(match, List.of())).stream()
                        .map(path -> new Doom(path, response.cause())));
    }

    /** What is below rows of the same table goes before them. */
    private static List<Doom> lowestFirst(List<Doom> dooms) {
        return dooms.stream()
                .sorted(Comparator.<Doom, Boolean>comparing(doom -> doom.path().descends())
                        .reversed())
                .toList();
    }

    private static List<Step> updates(Plan plan, List<Match> matches, List<Doom> doomed, InstantSource clock) {
        List<Step> updates = new ArrayList<>();
        for (Match match : matches) {
            RowPath path = new RowPath(match, List.of());
            // A row holds one ID in a column, and for one ID one thing happens.
            List<Doom> others = to(match.table(), doomed).stream()
                    .filter(doom -> !doom.path().equals(path))
                    .toList();
            for (Response response : match.responses()) {
                Edits.of(plan, match, response, clock)
                        .forEach((cause, edit) -> updates.add(new Step(path, cause, edit, others)));
            }
            for (Edit edit : Edits.restoring(plan, match)) {
                updates.add(new Step(path, Cause.of(Action.RESTORE), edit, others));
            }
        }
        return updates;
    }

    static List<Doom> to(LiveTable table, List<Doom> dooms) {
        return dooms.stream()
                .filter(doom -> doom.path().table().id().equals(table.id()))
                .toList();
    }
}
