package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.Plan.Match;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** An index that leads to IDs inside of JSON. */
final class JsonIndex {
    private final DSLContext sql;
    private final LiveTable table;
    private final Column column;
    private final String pointer;
    private final Field<Object> ids;

    JsonIndex(DSLContext sql, Match match) {
        this.sql = sql;
        this.table = match.table();
        this.column = match.column();
        this.pointer = match.ids().pointer().orElseThrow();
        this.ids = match.field();
    }

    /** Asks the database how it would look an ID up: nothing else tells whether an expression is the one of an index. */
    boolean isThere() {
        Query lookUp = sql.selectOne().from(table.sql()).where(ids.eq("1"));
        return switch (sql.family()) {
            case POSTGRES -> planWithoutScans(lookUp).contains("Index Cond");
            case SQLITE ->
                sql.fetch("explain query plan {0}", lookUp).formatCSV().contains("<expr>");
            case MYSQL, MARIADB -> sql.fetch("explain {0}", lookUp).get(0).get("possible_keys") != null;
            default -> false;
        };
    }

    /** As long as a table is small, PostgreSQL would rather read all of it. */
    private String planWithoutScans(Query lookUp) {
        sql.execute("set local enable_seqscan to off");
        String plan = sql.fetch("explain {0}", lookUp).formatCSV();
        sql.execute("set local enable_seqscan to default");
        return plan;
    }

    /** How to get one. */
    String remedy() {
        return takesExpressions() ? "create one" : "make a column with one, and name it instead of \"at\"";
    }

    /** The statement, or two of them, that does it. */
    String statement() {
        return takesExpressions()
                ? sql.renderInlined(onExpression())
                : sql.renderInlined(generatedColumn()) + "; " + sql.renderInlined(onColumn());
    }

    private boolean takesExpressions() {
        return sql.family() == SQLDialect.POSTGRES || sql.family() == SQLDialect.SQLITE;
    }

    private Query onExpression() {
        return DSL.query("create index {0} on {1} (({2}))", indexName(), table(), expression());
    }

    /** As long as an ID and one more: what is longer is none. */
    private Query generatedColumn() {
        return DSL.query(
                "alter table {0} add column {1} varchar({2}) generated always as (left({3}, {2}))",
                table.sql(), columnName(), DSL.inline(IdText.MAX_DIGITS + 1), expression());
    }

    private Query onColumn() {
        return DSL.query("create index {0} on {1} ({2})", indexName(), table.sql(), columnName());
    }

    private Name indexName() {
        return IndexCheck.name(Stream.concat(Stream.of(table.id().name()), words()));
    }

    private Name columnName() {
        return IndexCheck.name(words());
    }

    private Stream<String> words() {
        return Stream.concat(
                Stream.of(column.name()), Arrays.stream(pointer.split("\\W+")).filter(word -> !word.isEmpty()));
    }

    /** SQLite creates an index where its table is, and does not want to be told. */
    private Table<Record> table() {
        return sql.family() == SQLDialect.SQLITE ? DSL.table(DSL.name(table.id().name())) : table.sql();
    }

    private Field<Object> expression() {
        return JsonIds.at(
                DSL.field(DSL.name(column.name()), Object.class),
                JsonForm.of(column).orElseThrow(),
                pointer);
    }
}
