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
import java.time.InstantSource;
import java.util.ArrayList;
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
            List<RowPath> here = to(table, doomed);
            here.forEach(path -> deletes.add(new Step(path, Action.DELETE, new Edit.Delete(), List.of())));
            selfReferences(plan, table).forEach(column -> here.forEach(path -> unlinks.add(new Unlink(path, column))));
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
        for (Link link : plan.links()) {
            if (link.parent().id().equals(path.table().id())) {
                List<Link> longer = new ArrayList<>(path.links());
                longer.add(link);
                paths.addAll(paths(plan, new RowPath(path.root(), List.copyOf(longer))));
            }
        }
        return paths;
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

    /** Columns that refer to the same table and may be emptied without losing sight of a row. */
    private static List<Column> selfReferences(Plan plan, LiveTable table) {
        List<String> names = table.incoming().stream()
                .filter(key -> key.from().equals(table.id()) && key.columns().size() == 1)
                .map(ForeignKey::columns)
                .map(columns -> columns.get(0))
                .toList();
        return table.columns().stream()
                .filter(column -> names.contains(column.name()) && column.nullable())
                .filter(column -> !leadsToRows(plan, table, column))
                .toList();
    }

    private static boolean leadsToRows(Plan plan, LiveTable table, Column column) {
        boolean matched = plan.matches().stream()
                .anyMatch(match ->
                        match.table().id().equals(table.id()) && match.column().equals(column) && match.deletesRows());
        return matched
                || plan.links().stream()
                        .anyMatch(link -> refersBy(link.parent(), link.references(), table, column)
                                || refersBy(link.child(), link.column(), table, column));
    }

    private static boolean refersBy(LiveTable one, Column itsColumn, LiveTable other, Column otherColumn) {
        return one.id().equals(other.id()) && itsColumn.equals(otherColumn);
    }
}
