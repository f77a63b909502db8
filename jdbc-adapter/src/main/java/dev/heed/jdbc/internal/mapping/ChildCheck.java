package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Mapping.ChildRule;
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
    private final Map<Link, Integer> lines = new LinkedHashMap<>();

    ChildCheck(TableFinder finder, Findings findings) {
        this.finder = finder;
        this.findings = findings;
    }

    void check(LiveTable parent, List<ChildRule> rules) throws SQLException {
        for (ChildRule rule : rules) {
            Optional<Column> references = finder.column(parent, rule.references());
            Optional<LiveTable> child = finder.table(rule.table());
            if (child.isPresent()) {
                Optional<Column> column = finder.column(child.get(), rule.column());
                if (references.isPresent() && column.isPresent()) {
                    add(
                            new Link(
                                    parent,
                                    List.of(references.get()),
                                    rule.table().text(),
                                    child.get(),
                                    List.of(column.get())),
                            rule);
                }
                check(child.get(), rule.children());
            }
        }
    }

    private void add(Link link, ChildRule rule) {
        for (int i = 0; i < link.columns().size(); i++) {
            compare(link, link.columns().get(i), link.references().get(i), rule);
        }
        lines.putIfAbsent(link, rule.references().line());
    }

    private void compare(Link link, Column column, Column reference, ChildRule rule) {
        if (!family(column).equals(family(reference))) {
            findings.add(
                    rule.column().line(),
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
        lines.forEach((link, line) -> {
            if (!link.parent().isUnique(link.references()) && (link.isTree() || !isMatched(link, matches))) {
                findings.add(line, notUnique(link));
            }
        });
        return new ArrayList<>(lines.keySet());
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

    private static boolean isMatched(Link link, List<Match> matches) {
        return matches.stream()
                .anyMatch(match -> match.table().equals(link.parent())
                        && link.references().contains(match.column())
                        && match.deletesRows());
    }
}
