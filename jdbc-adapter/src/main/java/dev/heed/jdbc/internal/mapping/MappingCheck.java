package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.mapping.Mapping.MatchRule;
import dev.heed.jdbc.internal.mapping.Mapping.Name;
import dev.heed.jdbc.internal.mapping.Mapping.TableRule;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a mapping against the live schema: every finding at once, or a plan that fits. */
public final class MappingCheck {
    private final Mapping mapping;
    private final Findings findings;
    private final TableFinder finder;
    private final EffectCheck effects;
    private final ChildCheck children;
    private final Map<TableId, Name> listed = new HashMap<>();
    private final List<Match> matches = new ArrayList<>();

    private MappingCheck(Mapping mapping, Catalog catalog) throws SQLException {
        this.mapping = mapping;
        this.findings = new Findings(mapping.file());
        this.finder = new TableFinder(catalog, findings);
        this.effects = new EffectCheck(finder, findings);
        this.children = new ChildCheck(finder, findings);
    }

    /**
     * A plan for a database.
     *
     * @throws dev.heed.HeedException with a line for each finding
     */
    public static Plan plan(Mapping mapping, Catalog catalog) throws SQLException {
        return new MappingCheck(mapping, catalog).plan();
    }

    private Plan plan() throws SQLException {
        for (TableRule rule : mapping.tables()) {
            Optional<LiveTable> table = finder.table(rule.name());
            if (table.isPresent()) {
                check(rule, table.get());
            }
        }
        findings.refuse();
        List<Link> links = children.links(matches);
        int line = mapping.tables().get(0).name().line();
        ForeignKeyCheck keys = new ForeignKeyCheck(matches, links, findings, line);
        List<LiveTable> order = keys.deleteOrder();
        findings.refuse();
        keys.findUncovered();
        findings.refuse();
        return new Plan(List.copyOf(matches), links, order, mapping.fingerprint());
    }

    private void check(TableRule rule, LiveTable table) throws SQLException {
        Name earlier = listed.putIfAbsent(table.id(), rule.name());
        if (earlier != null) {
            findings.add(
                    rule.name().line(),
                    "table \"" + rule.name().text() + "\" is listed a second time, first in line " + earlier.line()
                            + "; put its columns under one entry");
        }
        rule.match().forEach(match -> check(rule, table, match));
        children.check(table, rule.children());
    }

    private void check(TableRule rule, LiveTable table, MatchRule match) {
        Optional<Column> column = finder.column(table, match.column());
        Map<Action, Plan.Effect> effect = Map.of(
                Action.DELETE, effects.effect(table, match.delete()),
                Action.SCRUB_GEO, effects.effect(table, match.scrubGeo()));
        if (column.isEmpty()) {
            return;
        }
        Optional<IdForm> form = IdForm.of(column.get());
        if (form.isEmpty()) {
            findings.add(
                    match.column().line(),
                    "column \"" + column.get().name() + "\" of " + table.id() + " is "
                            + column.get().typeName() + sizeOf(column.get()) + " and cannot hold every ID; "
                            + IdForm.ALLOWED + " can");
            return;
        }
        matches.add(new Match(
                new Plan.Label(rule.name().text(), match.column().text()),
                table,
                column.get(),
                form.get(),
                match.holds(),
                effect));
    }

    private static String sizeOf(Column column) {
        return switch (column.type()) {
            case Types.NUMERIC, Types.DECIMAL -> "(" + column.size() + ", " + column.scale() + ")";
            case Types.VARCHAR, Types.CHAR -> "(" + column.size() + ")";
            default -> "";
        };
    }
}
