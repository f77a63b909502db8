package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.database.ServerCatalog;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.MappingRules.TableRule;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Holds a mapping against the live schema: every finding at once, or a plan that fits. */
public final class MappingCheck {
    private final MappingRules mapping;
    private final Findings findings;
    private final ServerCatalog server;
    private final IndexCheck indexes;
    private final TableFinder finder;
    private final Map<TableId, Entry> entries = new LinkedHashMap<>();

    private MappingCheck(MappingRules mapping, Catalog catalog, DSLContext sql, Findings findings) throws SQLException {
        this.mapping = mapping;
        this.findings = findings;
        this.server = new ServerCatalog(sql);
        this.indexes = new IndexCheck(sql, findings);
        this.finder = new TableFinder(catalog, server, findings);
    }

    /** A table with an entry of its own. */
    private record Entry(TableRule rule, Starred table) {}

    /**
     * A plan for a database; empty if there is an error among the findings.
     *
     * @param sql reads only
     */
    public static Optional<Plan> plan(MappingRules mapping, Catalog catalog, DSLContext sql, Findings findings)
            throws SQLException {
        return new MappingCheck(mapping, catalog, sql, findings).plan();
    }

    private Optional<Plan> plan() throws SQLException {
        for (TableRule rule : mapping.tables()) {
            finder.tables(rule.name()).forEach(table -> list(new Entry(rule, table)));
        }
        Map<TableId, Scope> scopes = scopes();
        MatchCheck matchCheck = new MatchCheck(finder, findings);
        ChildCheck children = new ChildCheck(finder, findings, indexes, scopes);
        List<Match> matches = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Scope scope = scopes.getOrDefault(
                    entry.table().table().id(), Scope.whole(entry.table().table()));
            String label = entry.table().label(entry.rule().name().text());
            entry.rule()
                    .match()
                    .forEach(rule -> matchCheck.match(scope, label, rule).ifPresent(match -> {
                        indexes.check(match, rule.column().at(), entry.rule().allowScans());
                        matches.add(match);
                    }));
            children.check(entry.table(), entry.rule().children(), entry.rule().allowScans());
        }
        Map<LiveTable, Spot> touched = new LinkedHashMap<>(children.tables());
        entries.values()
                .forEach(entry ->
                        touched.put(entry.table().table(), entry.rule().name().at()));
        touched.forEach(this::noteTriggers);
        touched.forEach(this::requireTransactions);
        touched.forEach(this::forbidHistory);
        return findings.hasErrors() ? Optional.empty() : plan(matches, children.links(matches));
    }

    private Optional<Plan> plan(List<Match> matches, List<Link> links) {
        Map<TableId, Spot> spots = new HashMap<>();
        entries.forEach((id, entry) -> spots.put(id, entry.rule().name().at()));
        keepPosts(matches, links);
        ForeignKeyCheck keys = new ForeignKeyCheck(matches, links, findings, spots);
        List<LiveTable> order = keys.deleteOrder();
        if (!findings.hasErrors()) {
            keys.findUncovered();
        }
        return findings.hasErrors()
                ? Optional.empty()
                : Optional.of(new Plan(List.copyOf(matches), links, order, mapping.fingerprint()));
    }

    /** A geotag must never cost a Post. Rows of a child are what the Post has, not the Post. */
    private void keepPosts(List<Match> matches, List<Link> links) {
        entries.forEach((table, entry) -> matches.stream()
                .filter(match -> match.table().id().equals(table))
                .filter(match -> match.responses(Action.SCRUB_GEO).anyMatch(Response::deletesRows))
                .filter(match -> links.stream().noneMatch(link -> link.ties(match)))
                .forEach(match -> findings.error(
                        entry.rule().name().at(),
                        "\"scrub_geo: row\" at column \"" + match.column().name()
                                + "\" may cost Posts for their geo data, as " + table
                                + " is no child of another table by that column; clear columns, or list it under"
                                + " \"children\" of the table of the Posts")));
    }

    private void list(Entry entry) {
        server.wholeOf(entry.table().table().id())
                .filter(entries::containsKey)
                .ifPresent(whole -> findings.error(
                        entry.rule().name().at(),
                        entry.table().table().id() + " is a partition of " + whole
                                + ", which is listed as well; list only one of them"));
        Entry earlier = entries.putIfAbsent(entry.table().table().id(), entry);
        if (earlier != null) {
            Name name = entry.rule().name();
            findings.error(
                    name.at(),
                    "table \"" + entry.table().label(name.text()) + "\" is listed a second time, first as "
                            + earlier.rule().name().at().path() + "; put its columns under one entry");
        }
    }

    private void noteTriggers(LiveTable table, Spot at) {
        List<String> triggers = server.triggers(table.id());
        if (!triggers.isEmpty()) {
            findings.warn(
                    at,
                    "changes to " + table.id() + " set off triggers, whose own changes are in no ledger: "
                            + Findings.list(triggers));
        }
    }

    private void requireTransactions(LiveTable table, Spot at) {
        server.engineWithoutTransactions(table.id())
                .ifPresent(engine -> findings.error(
                        at,
                        table.id() + " is kept by " + engine + ", which knows no transactions, so that a change could"
                                + " not be undone; first: alter table " + table.id() + " engine = InnoDB"));
    }

    private void forbidHistory(LiveTable table, Spot at) {
        if (server.keepsHistory(table.id())) {
            findings.error(
                    at,
                    table.id()
                            + " keeps every former version of its rows (system versioning), so what Heed deletes or clears"
                            + " would still be there; first: alter table " + table.id() + " drop system versioning");
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
