package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * IDs inside JSON, in SQL: as texts, whether the document has numbers or strings there. A text that is no JSON stands for
 * itself, which is no ID, so that it stops nothing and is still counted.
 */
final class JsonIds {
    private JsonIds() {}

    static Field<Object> at(LiveTable table, Column column, String pointer) {
        JsonForm form = JsonForm.of(column).orElseThrow();
        Field<Object> document = table.sql(column);
        List<String> path = Arrays.stream(pointer.substring(1).split("/", -1))
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
        return CustomField.of(
                        "heed_json_id",
                        SQLDataType.VARCHAR,
                        context -> context.visit(at(context.family(), form, document, path)))
                .coerce(IdForm.TEXT.type());
    }

    private static Field<String> at(SQLDialect family, JsonForm form, Field<Object> document, List<String> path) {
        return switch (family) {
            case POSTGRES -> postgres(form, document, DSL.inline(path.toArray(String[]::new)));
            case MYSQL, MARIADB ->
                DSL.field(
                        "case when json_valid({0}) then nullif(json_unquote(json_extract({0}, {1})), 'null') else {0} end",
                        String.class, document, DSL.inline(dollar(path)));
            case SQLITE ->
                DSL.field(
                        "case when json_valid({0}) then cast(json_extract({0}, {1}) as text) else {0} end",
                        String.class, document, DSL.inline(dollar(path)));
            default -> throw new IllegalStateException(family + " cannot look into JSON");
        };
    }

    /** Only jsonb is sure to hold no escape of half a character or of none, at which the look for an ID would fail. */
    private static Field<String> postgres(JsonForm form, Field<Object> document, Field<String[]> path) {
        if (form == JsonForm.JSONB) {
            return DSL.field("({0} #>> {1})", String.class, document, path);
        }
        Field<String> harmless = DSL.field(
                "regexp_replace(cast({0} as text), '\\\\u[0-9a-fA-F]{4}', '\\\\u0001', 'g')", String.class, document);
        Field<String> found = DSL.field(
                "nullif(btrim(cast(cast({0} as json) #> {1} as text), '\"'), 'null')", String.class, harmless, path);
        return form == JsonForm.JSON
                ? found
                : DSL.field("case when {0} is json then {1} else {0} end", String.class, document, found);
    }

    /** A path of the other databases: digits are the place of an element. */
    private static String dollar(List<String> path) {
        StringBuilder dollar = new StringBuilder("$");
        for (String part : path) {
            if (!part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9')) {
                dollar.append('[').append(part).append(']');
            } else {
                dollar.append(".\"")
                        .append(part.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return dollar.toString();
    }
}
