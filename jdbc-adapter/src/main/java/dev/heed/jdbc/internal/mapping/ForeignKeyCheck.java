package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.ForeignKey;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds deletions against the foreign keys between tables. */
final class ForeignKeyCheck {
    private final List<Match> matches;
    private final List<Link> links;
    private final Findings findings;
    private final Map<TableId, Spot> spots;
    private final Map<TableId, LiveTable> shrinking = new LinkedHashMap<>();

    /** @param spots where the tables stand that have entries of their own */
    ForeignKeyCheck(List<Match> matches, List<Link> links, Findings findings, Map<TableId, Spot> spots) {
        this.matches = matches;
        this.links = links;
        this.findings = findings;
        this.spots = spots;
        matches.stream().filter(Match::deletesRows).forEach(match -> shrink(match.table()));
    }

    private void shrink(LiveTable table) {
        if (shrinking.put(table.id(), table) == null) {
            links.stream().filter(link -> link.parent().equals(table)).forEach(link -> shrink(link.child()));
        }
    }

    /**
     * Finds foreign keys through which the database would refuse to delete rows, or would itself delete or change rows
     * that the mapping leaves out.
     */
    void findUncovered() {
        for (LiveTable table : shrinking.values()) {
            table.incoming().stream()
                    .filter(key -> !isCovered(table, key))
                    .forEach(key -> findings.error(spot(table), uncovered(table, key)));
        }
    }

    private static String uncovered(LiveTable table, ForeignKey key) {
        String mend = "add " + key.from() + " under \"children\" of " + table.id() + " ("
                + (key.columns().size() == 1 ? "column " : "columns ") + Findings.list(key.columns()) + ")";
        return key.spreads()
                ? which(key) + " makes the database delete or change rows of " + key.from() + " when rows of "
                        + table.id() + " go, past the ledger; " + mend
                : which(key) + " makes the database refuse to delete rows of " + table.id() + " that rows of "
                        + key.from() + " refer to; " + mend + ", or a match that clears it";
    }

    private static String which(ForeignKey key) {
        return key.name().isEmpty() ? "a foreign key" : "foreign key \"" + key.name() + "\"";
    }

    /** Where a table stands, or one above it. */
    private Spot spot(LiveTable table) {
        Spot own = spots.get(table.id());
        return own != null
                ? own
                : links.stream()
                        .filter(link ->
                                link.child().equals(table) && !link.parent().equals(table))
                        .map(Link::parent)
                        .findFirst()
                        .map(this::spot)
                        .orElseThrow();
    }

    private boolean isCovered(LiveTable table, ForeignKey key) {
        return links.stream().anyMatch(link -> link.parent().equals(table) && link.covers(key))
                || matches.stream().anyMatch(match -> handles(match, table, key));
    }

    private boolean handles(Match match, LiveTable table, ForeignKey key) {
        if (!match.table().id().equals(key.from())
                || !key.columns().contains(match.column().name())) {
            return false;
        }
        return match.responses(Action.DELETE)
                .map(Response::effect)
                .allMatch(effect -> unlinks(effect, match, table, key));
    }

    private boolean unlinks(Effect effect, Match match, LiveTable table, ForeignKey key) {
        return (effect instanceof Effect.DeleteRow && shrinksOnlyWith(match, table, key))
                || (effect instanceof Effect.Clear clear && clear.columns().contains(match.column()));
    }

    /** Whether rows of a table go only by the ID by which a match finds the rows that refer to them. */
    private boolean shrinksOnlyWith(Match match, LiveTable table, ForeignKey key) {
        boolean byLinks = links.stream().anyMatch(link -> link.child().id().equals(table.id()));
        return !byLinks
                && matches.stream()
                        .filter(each -> each.deletesRows() && each.table().id().equals(table.id()))
                        .allMatch(each -> each.holds() == match.holds() && key.leads(match.column(), each.column()));
    }

    /** The tables from which rows go, in an order that no foreign key and no child minds. */
    List<LiveTable> deleteOrder() {
        List<LiveTable> left = new ArrayList<>(shrinking.values());
        List<LiveTable> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<LiveTable> free =
                    left.stream().filter(table -> isFree(table, left)).toList();
            if (free.isEmpty()) {
                findings.error(spot(left.get(0)), circle(left));
                return order;
            }
            order.addAll(free);
            left.removeAll(free);
        }
        return order;
    }

    private boolean isFree(LiveTable table, List<LiveTable> left) {
        Set<TableId> pointers = pointers(table);
        return left.stream().noneMatch(other -> pointers.contains(other.id()));
    }

    /** Whose rows must go before those of a table. */
    private Set<TableId> pointers(LiveTable table) {
        Set<TableId> pointers = new HashSet<>();
        table.incoming().stream()
                .map(ForeignKey::from)
                .filter(id -> !id.equals(table.id()))
                .forEach(pointers::add);
        links.stream()
                .filter(link -> link.parent().equals(table) && !link.isTree())
                .forEach(link -> pointers.add(link.child().id()));
        return pointers;
    }

    private static String circle(List<LiveTable> tables) {
        return "rows of "
                + tables.stream().map(table -> table.id().toString()).collect(Collectors.joining(", "))
                + " cannot go in any order, as these tables refer to each other in a circle; "
                + "let the mapping keep, mark or clear the rows of one of them";
    }
}
