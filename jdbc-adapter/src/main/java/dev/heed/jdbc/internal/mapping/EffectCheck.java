package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Mapping.Name;
import dev.heed.jdbc.internal.mapping.Mapping.Rule;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds what a mapping wants to happen to rows against their columns. */
final class EffectCheck {
    private static final Set<Integer> MARKS =
            Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE, Types.BOOLEAN, Types.BIT);

    private final TableFinder finder;
    private final Findings findings;

    EffectCheck(TableFinder finder, Findings findings) {
        this.finder = finder;
        this.findings = findings;
    }

    Effect effect(LiveTable table, Rule rule) {
        if (rule instanceof Rule.Row) {
            return new Effect.DeleteRow();
        }
        if (rule instanceof Rule.Mark mark) {
            return mark(table, mark);
        }
        return rule instanceof Rule.Clear clear ? clear(table, clear) : new Effect.Keep();
    }

    private Effect mark(LiveTable table, Rule.Mark rule) {
        Optional<Column> column = finder.column(table, rule.column());
        if (column.isPresent() && !MARKS.contains(column.get().type())) {
            findings.add(
                    rule.column().line(),
                    "column \"" + column.get().name() + "\" of " + table.id() + " is "
                            + column.get().typeName() + " and cannot mark a row; a timestamp, date or boolean can");
        }
        return column.<Effect>map(Effect.Mark::new).orElseGet(Effect.Keep::new);
    }

    private Effect clear(LiveTable table, Rule.Clear rule) {
        List<Column> columns = new ArrayList<>();
        for (Name name : rule.columns()) {
            finder.column(table, name).ifPresent(column -> {
                checkClearable(table, column, name.line());
                columns.add(column);
            });
        }
        return new Effect.Clear(List.copyOf(columns));
    }

    private void checkClearable(LiveTable table, Column column, int line) {
        String which = "column \"" + column.name() + "\" of " + table.id();
        if (table.primaryKey().contains(column.name())) {
            findings.add(line, which + " belongs to the primary key and cannot be cleared; take it off the list");
        } else if (!column.nullable()) {
            findings.add(line, which + " is NOT NULL and cannot be cleared; allow null or take it off the list");
        }
    }
}
