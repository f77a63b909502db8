package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.mapping.MappingRules.ChildRule;
import dev.heed.jdbc.internal.mapping.Plan.Link;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the children of a mapping against their columns. */
final class ChildCheck {
    private static final List<Set<Integer>> FAMILIES = List.of(
            Set.of(Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT, Types.NUMERIC, Types.DECIMAL),
            Set.of(Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR));

    private final TableFinder finder;
    private final Findings findings;
    private final IndexCheck indexes;
    private final Map<TableId, Scope> scopes;
    private final Map<LiveTable, Spot> tables = new LinkedHashMap<>();
    private final Map<Link, Spot> spots = new LinkedHashMap<>();

    /** @param scopes of the tables that have entries of their own */
    ChildCheck(TableFinder finder, Findings findings, IndexCheck indexes, Map<TableId, Scope> scopes) {
        this.finder = finder;
        this.findings = findings;
        this.indexes = indexes;
        this.scopes = scopes;
    }

    /** @param scans whether whole tables may be read, however large they are */
    void check(Starred parent, List<ChildRule> rules, boolean scans) throws SQLException {
        for (ChildRule rule : rules) {
            Optional<List<Column>> references = finder.columns(parent.table(), rule.references());
            Optional<LiveTable> child = finder.table(rule.table(), parent.star());
            if (child.isPresent()) {
                tables.putIfAbsent(child.get(), rule.table().at());
                Optional<List<Column>> columns = finder.columns(child.get(), rule.columns());
                if (references.isPresent() && columns.isPresent()) {
                    indexes.check(
                            child.get(), columns.get(), rule.columns().get(0).at(), scans);
                    add(link(parent, references.get(), rule, child.get(), columns.get()), rule);
                }
                check(new Starred(child.get(), parent.star()), rule.children(), scans);
            }
        }
    }

    /** The tables that it found, and where they are named. */
    Map<LiveTable, Spot> tables() {
        return tables;
    }

    private Link link(Starred parent, List<Column> references, ChildRule rule, LiveTable child, List<Column> columns) {
        Scope scope = scopes.getOrDefault(child.id(), Scope.whole(child));
        return new Link(parent.table(), references, parent.label(rule.table().text()), scope, columns);
    }

    private void add(Link link, ChildRule rule) {
        for (int i = 0; i < Math.min(link.columns().size(), link.references().size()); i++) {
            checkTypes(
                    link,
                    link.columns().get(i),
                    link.references().get(i),
                    rule.columns().get(i).at());
        }
        spots.putIfAbsent(link, rule.references().get(0).at());
    }

    private void checkTypes(Link link, Column column, Column reference, Spot at) {
        if (!family(column).equals(family(reference))) {
            findings.error(
                    at,
                    "column \"" + column.name() + "\" of " + link.child().id() + " is " + column.typeName()
                            + ", but \"" + reference.name() + "\" of "
                            + link.parent().id()
                            + ", which it should refer to, is " + reference.typeName());
        }
    }

    private static Object family(Column column) {
        return FAMILIES.stream()
                .filter(family -> family.contains(column.type()))
                .<Object>map(family -> family)
                .findFirst()
                .orElse(column.typeName());
    }

    /** Every link; a finding for one that would take rows along whose parent stays. */
    List<Link> links(List<Match> matches) {
        spots.forEach((link, at) -> {
            if (!link.parent().isUnique(link.references()) && (link.isTree() || !isMatched(link, matches))) {
                findings.error(at, notUnique(link));
            }
        });
        return new ArrayList<>(spots.keySet());
    }

    private static String notUnique(Link link) {
        String names =
                Findings.list(link.references().stream().map(Column::name).toList());
        return (link.references().size() == 1 ? "column " + names + " of " : "the columns " + names + " of ")
                + link.parent().id() + (link.references().size() == 1 ? " is" : " are together")
                + " not unique, so rows of " + link.child().id()
                + " would go while a row that they refer to stays; refer to "
                + (link.references().size() == 1 ? "a unique column" : "unique columns");
    }

    /** Rows that share an ID go together, unless a condition lets one of them stay. */
    private static boolean isMatched(Link link, List<Match> matches) {
        return matches.stream()
                .anyMatch(match -> match.table().equals(link.parent())
                        && link.references().contains(match.column())
                        && match.scope().isWhole()
                        && match.deletesRows());
    }
}
