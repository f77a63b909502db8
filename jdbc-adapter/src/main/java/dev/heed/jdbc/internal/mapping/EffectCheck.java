package dev.heed.jdbc.internal.mapping;

import dev.heed.Action;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.Index;
import dev.heed.jdbc.internal.mapping.MappingRules.JsonRule;
import dev.heed.jdbc.internal.mapping.MappingRules.MatchRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.MappingRules.Rule;
import dev.heed.jdbc.internal.mapping.Plan.Cut;
import dev.heed.jdbc.internal.mapping.Plan.Effect;
import dev.heed.jdbc.internal.mapping.Plan.MarkWith;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds what a mapping wants to happen to rows against their columns. */
final class EffectCheck {
    private static final Set<Integer> TIMES =
            Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.DATE, Types.BOOLEAN, Types.BIT);
    private static final Set<Integer> FLAGS = Set.of(Types.BOOLEAN, Types.BIT);
    private static final Set<Integer> TEXTS = Set.of(Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR);
    private static final int LONGEST_REASON =
            Action.DELETE.reasons().stream().mapToInt(String::length).max().orElse(0);

    private final TableFinder finder;
    private final Findings findings;

    EffectCheck(TableFinder finder, Findings findings) {
        this.finder = finder;
        this.findings = findings;
    }

    List<Response> responses(LiveTable table, MatchRule match) {
        List<Response> responses = new ArrayList<>();
        if (match.delete() instanceof Rule.ByReason byReason) {
            byReason.reasons()
                    .forEach((reason, rule) ->
                            responses.add(new Response(Cause.of(Action.DELETE, reason), effect(table, rule))));
            Cause others = new Cause(
                    Action.DELETE, Set.of(), Set.copyOf(byReason.reasons().keySet()));
            responses.add(new Response(others, effect(table, byReason.otherwise())));
        } else {
            responses.add(new Response(Cause.of(Action.DELETE), effect(table, match.delete())));
        }
        responses.add(new Response(Cause.of(Action.SCRUB_GEO), effect(table, match.scrubGeo())));
        return List.copyOf(responses);
    }

    private Effect effect(LiveTable table, Rule rule) {
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
        column.ifPresent(found -> checkMark(table, found, rule));
        return column.<Effect>map(found -> new Effect.Mark(found, rule.value(), rule.restore()))
                .orElseGet(Effect.Keep::new);
    }

    private void checkMark(LiveTable table, Column column, Rule.Mark rule) {
        boolean fits = rule.value() == MarkWith.NOW ? TIMES.contains(column.type()) : holdsReasons(column);
        if (!fits) {
            findings.error(
                    rule.column().at(),
                    which(table, column) + " is " + column.typeName()
                            + (rule.value() == MarkWith.NOW
                                    ? " and cannot mark a row; a timestamp, date or boolean can"
                                    : " and cannot hold X's reason; a text column for " + LONGEST_REASON
                                            + " characters can"));
        }
        if (rule.restore()) {
            checkRestorable(table, column, rule.column().at());
        }
        checkWritable(table, column, rule.column().at());
    }

    private void checkRestorable(LiveTable table, Column column, Spot at) {
        if (table.primaryKey().isEmpty()) {
            findings.error(
                    at,
                    table.id() + " has no primary key, by which Heed could tell its own marks from those of others;"
                            + " add one or leave \"restore\" off");
        }
        if (!column.nullable() && !FLAGS.contains(column.type())) {
            findings.error(
                    at, which(table, column) + " is NOT NULL and keeps its mark; allow null or leave \"restore\" off");
        }
    }

    private static boolean holdsReasons(Column column) {
        return TEXTS.contains(column.type()) && (column.size() == 0 || column.size() >= LONGEST_REASON);
    }

    private Effect clear(LiveTable table, Rule.Clear rule) {
        List<Column> columns = new ArrayList<>();
        for (Name name : rule.columns()) {
            finder.column(table, name).ifPresent(column -> {
                checkClearable(table, column, name.at());
                columns.add(column);
            });
        }
        List<Cut> cuts =
                rule.json().stream().flatMap(json -> cut(table, json).stream()).toList();
        return new Effect.Clear(List.copyOf(columns), cuts);
    }

    private Optional<Cut> cut(LiveTable table, JsonRule rule) {
        Optional<Column> column = finder.column(table, rule.column());
        column.ifPresent(found -> {
            if (JsonForm.of(found).isEmpty()) {
                findings.error(
                        rule.column().at(),
                        which(table, found) + " is " + found.typeName()
                                + " and holds no JSON; json, jsonb or a text can");
            }
            checkWritable(table, found, rule.column().at());
        });
        return column.map(
                found -> new Cut(found, rule.pointers().stream().map(Name::text).toList()));
    }

    private void checkClearable(LiveTable table, Column column, Spot at) {
        if (table.primaryKey().contains(column.name())) {
            findings.error(
                    at,
                    which(table, column) + " belongs to the primary key and cannot be cleared; take it off the list");
        } else if (!column.nullable()) {
            findings.error(
                    at,
                    which(table, column) + " is NOT NULL and cannot be cleared; allow null or take it off the list");
        }
        checkWritable(table, column, at);
        table.indexes().stream().filter(Index::unique).forEach(index -> checkUnique(table, column, index, at));
    }

    /** Rows that differ in a column are all alike without it. */
    private void checkUnique(LiveTable table, Column column, Index index, Spot at) {
        boolean decides = index.condition()
                .filter(condition -> condition.contains(column.name()))
                .isPresent();
        boolean collides = index.equalNulls() && index.columns().contains(column.name());
        if (collides && index.columns().size() == 1) {
            findings.error(
                    at,
                    which(table, column) + " cannot be cleared in two rows, as unique index \"" + index.name()
                            + "\" takes nulls for equal; take it off the list");
        } else if (collides || decides) {
            findings.warn(
                    at,
                    "clearing " + which(table, column) + " may break unique index \"" + index.name()
                            + "\"; the database then refuses the ID");
        }
    }

    private void checkWritable(LiveTable table, Column column, Spot at) {
        if (column.generated()) {
            findings.error(
                    at,
                    which(table, column) + " is generated by the database and cannot be written; clear the columns that"
                            + " it is made of");
        }
    }

    private static String which(LiveTable table, Column column) {
        return "column \"" + column.name() + "\" of " + table.id();
    }
}
