package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.MappingRules.MatchRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import dev.heed.jdbc.internal.mapping.Plan.IdColumn;
import dev.heed.jdbc.internal.mapping.Plan.Label;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import dev.heed.jdbc.internal.mapping.Plan.Response;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/** Holds the columns that hold IDs, and what happens to their rows, against the live table. */
final class MatchCheck {
    private final TableFinder finder;
    private final EffectCheck effects;
    private final Findings findings;

    MatchCheck(TableFinder finder, Findings findings) {
        this.finder = finder;
        this.effects = new EffectCheck(finder, findings);
        this.findings = findings;
    }

    /** @param label the table as the mapping names it */
    Optional<Match> match(Scope scope, String label, MatchRule rule) {
        List<Response> responses = effects.responses(scope.table(), rule);
        return finder.column(scope.table(), rule.column())
                .flatMap(column -> ids(scope.table(), column, rule))
                .map(ids -> new Match(new Label(label, rule.column().text()), scope, ids, rule.holds(), responses));
    }

    private Optional<IdColumn> ids(LiveTable table, Column column, MatchRule rule) {
        if (rule.pointer().isPresent()) {
            return inJson(table, column, rule.column(), rule.pointer().get());
        }
        Optional<IdForm> form = IdForm.of(finder.product(), column);
        if (form.isEmpty()) {
            findings.error(
                    rule.column().at(),
                    "column \"" + column.name() + "\" of " + table.id() + " is " + column.typeName() + sizeOf(column)
                            + " and cannot hold every ID; " + IdForm.ALLOWED + " can");
        }
        return form.map(known -> new IdColumn(column, known, Optional.empty()));
    }

    private Optional<IdColumn> inJson(LiveTable table, Column column, Name name, Name pointer) {
        Optional<JsonForm> form = JsonForm.of(column);
        if (form.isEmpty()) {
            findings.error(
                    name.at(),
                    "column \"" + column.name() + "\" of " + table.id() + " is " + column.typeName()
                            + " and holds no JSON; json, jsonb or a text can");
            return Optional.empty();
        }
        finder.jsonObstacle(form.get()).ifPresent(why -> findings.error(pointer.at(), why));
        return Optional.of(new IdColumn(column, IdForm.TEXT, Optional.of(pointer.text())));
    }

    private static String sizeOf(Column column) {
        return switch (column.type()) {
            case Types.NUMERIC, Types.DECIMAL -> "(" + column.size() + ", " + column.scale() + ")";
            case Types.VARCHAR, Types.CHAR -> "(" + column.size() + ")";
            default -> "";
        };
    }
}
