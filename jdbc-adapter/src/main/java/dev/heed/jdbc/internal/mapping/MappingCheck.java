package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.MappingRules.TableRule;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a mapping against the live schema: every finding at once, or a plan that fits. */
public final class MappingCheck {
    private final MappingRules mapping;
    private final Findings findings;
    private final TableFinder finder;
    private final Map<TableId, Entry> entries = new LinkedHashMap<>();

    private MappingCheck(MappingRules mapping, Catalog catalog, Findings findings) throws SQLException {
        this.mapping = mapping;
        this.findings = findings;
        this.finder = new TableFinder(catalog, findings);
    }

    /** A table with an entry of its own. */
    private record Entry(TableRule rule, Starred table) {}

    /** A plan for a database; empty if there is an error among the findings. */
    public static Optional<Plan> plan(MappingRules mapping, Catalog catalog, Findings findings) throws SQLException {
        return new MappingCheck(mapping, catalog, findings).plan();
    }

    private Optional<Plan> plan() throws SQLException {
        for (TableRule rule : mapping.tables()) {
            finder.tables(rule.name()).forEach(table -> list(new Entry(rule, table)));
        }
        Map<TableId, Scope> scopes = scopes();
        MatchCheck matchCheck = new MatchCheck(finder, findings);
        ChildCheck children = new ChildCheck(finder, findings, scopes);
        List<Match> matches = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Scope scope = scopes.getOrDefault(
                    entry.table().table().id(), Scope.whole(entry.table().table()));
            String label = entry.table().label(entry.rule().name().text());
            entry.rule()
                    .match()
                    .forEach(rule -> matchCheck.match(scope, label, rule).ifPresent(matches::add));
            children.check(entry.table(), entry.rule().children());
        }
        return findings.hasErrors() ? Optional.empty() : plan(matches, children.links(matches));
    }

    private Optional<Plan> plan(List<Match> matches, List<Link> links) {
        Map<TableId, Spot> spots = new HashMap<>();
        entries.forEach((id, entry) -> spots.put(id, entry.rule().name().at()));
        ForeignKeyCheck keys = new ForeignKeyCheck(matches, links, findings, spots);
        List<LiveTable> order = keys.deleteOrder();
        if (!findings.hasErrors()) {
            keys.findUncovered();
        }
        return findings.hasErrors()
                ? Optional.empty()
                : Optional.of(new Plan(List.copyOf(matches), links, order, mapping.fingerprint()));
    }

    private void list(Entry entry) {
        Entry earlier = entries.putIfAbsent(entry.table().table().id(), entry);
        if (earlier != null) {
            Name name = entry.rule().name();
            findings.error(
                    name.at(),
                    "table \"" + entry.table().label(name.text()) + "\" is listed a second time, first as "
                            + earlier.rule().name().at().path() + "; put its columns under one entry");
        }
    }

    private Map<TableId, Scope> scopes() {
        FilterCheck filters = new FilterCheck(finder, findings);
        Map<TableId, Scope> scopes = new HashMap<>();
        entries.forEach((id, entry) ->
                scopes.put(id, filters.scope(entry.table().table(), entry.rule().filters())));
        return scopes;
    }
}
