package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.Index;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.database.Rights;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Finds columns by which Heed looks rows up and to which no index leads. */
final class IndexCheck {
    /** Reading as many rows for each batch takes long enough to be in other users' way. */
    static final int LARGE = 200_000;

    private static final int NAME_LENGTH = 60;

    private final DSLContext sql;
    private final Rights rights;
    private final Findings findings;
    private final Map<TableId, Integer> sizes = new HashMap<>();

    IndexCheck(DSLContext sql, Findings findings) {
        this.sql = sql;
        this.rights = new Rights(sql);
        this.findings = findings;
    }

    /** @param allowed whether the whole table may be read, however large it is */
    void check(Match match, Spot at, boolean allowed) {
        LiveTable table = match.table();
        if (match.ids().pointer().isEmpty()) {
            check(table, List.of(match.column()), at, allowed);
            return;
        }
        JsonIndex index = new JsonIndex(sql, match);
        if (rights.maySelect(table) && !index.isThere()) {
            String missing = "leads to \"" + match.ids().pointer().get() + "\" in \""
                    + match.column().name() + "\"";
            report(table, missing, index.remedy(), index.statement(), at, allowed);
        }
    }

    /** @param allowed whether the whole table may be read, however large it is */
    void check(LiveTable table, List<Column> columns, Spot at, boolean allowed) {
        if (table.indexes().stream().anyMatch(index -> leadsTo(index, columns)) || !rights.maySelect(table)) {
            return;
        }
        String missing = "begins with "
                + Findings.list(columns.stream().map(Column::name).toList());
        report(table, missing, "create one", statement(table, columns), at, allowed);
    }

    private void report(LiveTable table, String missing, String remedy, String statement, Spot at, boolean allowed) {
        int rows = sizes.computeIfAbsent(table.id(), id -> size(table));
        String text = "no index of " + table.id() + " " + missing + ", so each batch reads the whole table, "
                + String.format(Locale.ROOT, rows > LARGE ? "more than %,d rows" : "%,d rows", Math.min(rows, LARGE))
                + "; " + remedy;
        if (rows > LARGE && !allowed) {
            findings.error(at, text + ", or allow it by \"allow_scans: true\" at the table: " + statement);
        } else {
            findings.warn(at, text + ": " + statement);
        }
    }

    private static boolean leadsTo(Index index, List<Column> columns) {
        String first = index.columns().get(0);
        return columns.stream().anyMatch(column -> column.name().equals(first))
                && index.condition()
                        .map(condition -> isNotNull(condition, first))
                        .orElse(true);
    }

    /** Rows without an ID are never looked up, so an index may leave them out. */
    private static boolean isNotNull(String condition, String column) {
        return condition
                .replaceAll("[()\"]", "")
                .toLowerCase(Locale.ROOT)
                .equals(column.toLowerCase(Locale.ROOT) + " is not null");
    }

    /** No more rows are counted than decide. */
    private int size(LiveTable table) {
        return table.count(sql, DSL.noCondition(), LARGE + 1);
    }

    private String statement(LiveTable table, List<Column> columns) {
        Name name = name(
                Stream.concat(Stream.of(table.id().name()), columns.stream().map(Column::name)));
        List<Field<?>> fields = columns.stream()
                .<Field<?>>map(column -> DSL.field(DSL.name(column.name())))
                .toList();
        return sql.createIndex(name).on(table.sql(), fields).getSQL();
    }

    /** A name that says what it is for, and that every database takes. */
    static Name name(Stream<String> words) {
        String name = words.collect(Collectors.joining("_"));
        return DSL.name(name.substring(0, Math.min(NAME_LENGTH, name.length())));
    }
}
