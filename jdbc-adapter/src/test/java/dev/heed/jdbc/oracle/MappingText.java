package dev.heed.jdbc.oracle;

import dev.heed.jdbc.oracle.World.Filter;
import dev.heed.jdbc.oracle.World.Ids;
import dev.heed.jdbc.oracle.World.Key;
import dev.heed.jdbc.oracle.World.Parent;
import dev.heed.jdbc.oracle.World.Quoted;
import dev.heed.jdbc.oracle.World.Rule;
import dev.heed.jdbc.oracle.World.Table;
import dev.heed.jdbc.oracle.World.Tree;
import java.util.List;

/** The mapping of a world. */
public final class MappingText {
    private MappingText() {}

    public static String of(World world) {
        StringBuilder text = new StringBuilder("tables:\n");
        List<Table> tables = world.tables();
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            text.append("  - name: t").append(i).append('\n').append(conditions(table.filter()));
            text.append("    match:\n");
            text.append("      - { column: post, ")
                    .append(at(table))
                    .append("holds: post, delete: ")
                    .append(rule(table.rules().post()));
            text.append(table.rules().scrubs() ? ", scrub_geo: { clear: [b] } }\n" : " }\n");
            text.append("      - { column: who, ")
                    .append(at(table))
                    .append("holds: user, delete: ")
                    .append(rule(table.rules().user()));
            text.append(" }\n");
            if (table.quoted() != Quoted.NOTHING) {
                text.append("      - { column: quoted, ")
                        .append(at(table))
                        .append("holds: post, delete: ")
                        .append(table.quoted() == Quoted.ROW ? "row" : "{ clear: [quoted] }")
                        .append(" }\n");
            }
            children(tables, i, text);
        }
        return text.toString();
    }

    private static String conditions(Filter filter) {
        String where = "    where: { column: tenant, is: acme }\n";
        String unless = "    unless: { column: hold, is: true }\n";
        return switch (filter) {
            case NONE -> "";
            case WHERE -> where;
            case UNLESS -> unless;
            case BOTH -> where + unless;
        };
    }

    private static String at(Table table) {
        return table.ids() == Ids.JSON ? "at: /id, " : "";
    }

    private static void children(List<Table> tables, int number, StringBuilder text) {
        boolean isTree = tables.get(number).tree() != Tree.NONE;
        boolean hasChild = number + 1 < tables.size() && tables.get(number + 1).parent() != Parent.NONE;
        if (isTree || hasChild) {
            text.append("    children:\n");
        }
        if (isTree) {
            text.append(child(number, tables.get(number), "u"));
        }
        if (hasChild) {
            text.append(child(number + 1, tables.get(number), "p"));
        }
    }

    private static String child(int number, Table parent, String by) {
        return parent.key() == Key.PAIR
                ? "      - { table: t%d, columns: [%s1, %s2], references: [k1, k2] }\n".formatted(number, by, by)
                : "      - { table: t%d, column: %s2, references: k2 }\n".formatted(number, by);
    }

    private static String rule(Rule rule) {
        return switch (rule) {
            case ROW -> "row";
            case KEEP -> "keep";
            case MARK -> "{ mark: gone }";
            case MARK_REASON -> "{ mark: why, value: reason }";
            case CLEAR -> "{ clear: [a, b] }";
            case CUT -> "{ clear: [a], json: { doc: [/geo] } }";
            case BY_REASON -> "{ by_reason: { protected: { mark: gone }, suspended: keep, otherwise: row } }";
        };
    }
}
