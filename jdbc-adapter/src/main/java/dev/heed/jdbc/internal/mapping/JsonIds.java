package dev.heed.jdbc.internal.mapping;

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

    /**
     * What a document holds at a place.
     *
     * @param pointer a JSON Pointer (RFC 6901); a number is the place of an element
     */
    static Field<Object> at(Field<Object> document, JsonForm form, String pointer) {
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
            case MYSQL, MARIADB -> mysql(document, path);
            case SQLITE -> sqlite(document, dollar(path));
            case H2 -> h2(form, document, path);
            default -> throw new IllegalStateException(family + " cannot look into JSON");
        };
    }

    /** Only jsonb is sure to hold no escape of half a character or of none, at which the look for an ID would fail. */
    private static Field<String> postgres(JsonForm form, Field<Object> document, Field<String[]> path) {
        if (form == JsonForm.JSONB) {
            return DSL.field("({0} #>> {1})", String.class, document, path);
        }
        Field<String> found = DSL.field(
                "(cast(regexp_replace(cast({0} as text), '\\\\u(?!00[2-7])[0-9a-fA-F]{4}', '\\\\u0001', 'g') as json) #>> {1})",
                String.class, document, path);
        return form == JsonForm.JSON
                ? found
                : DSL.field("case when {0} is json then {1} else {0} end", String.class, document, found);
    }

    /** To MySQL, what is no array is its own first element. */
    private static Field<String> mysql(Field<Object> document, List<String> path) {
        Field<String> found =
                DSL.field("nullif(json_unquote(json_extract({0}, {1})), 'null')", String.class, document, dollar(path));
        for (int i = 0; i < path.size(); i++) {
            if (isPlace(path.get(i))) {
                found = DSL.field(
                        "case when json_type(json_extract({0}, {1})) = 'ARRAY' then {2} end",
                        String.class, document, dollar(path.subList(0, i)), found);
            }
        }
        return DSL.field("case when json_valid({0}) then {1} else {0} end", String.class, document, found);
    }

    /** What is no text stays as it is written: {@code true} would else become 1. */
    private static Field<String> sqlite(Field<Object> document, Field<String> path) {
        Field<String> found = DSL.field(
                "nullif(case json_type({0}, {1}) when 'text' then json_extract({0}, {1}) else {0} -> {1} end, 'null')",
                String.class, document, path);
        return DSL.field("case when json_valid({0}) then {1} else {0} end", String.class, document, found);
    }

    private static Field<String> h2(JsonForm form, Field<Object> document, List<String> path) {
        Field<?> place =
                form == JsonForm.TEXT ? DSL.field("cast({0} format json as json)", Object.class, document) : document;
        for (String part : path) {
            place = isPlace(part)
                    ? DSL.field("({0})[{1}]", Object.class, place, DSL.inline(Long.parseLong(part) + 1))
                    : DSL.field("({0}).{1}", Object.class, place, DSL.name(part));
        }
        Field<String> found = DSL.field("nullif(btrim(cast({0} as varchar), '\"'), 'null')", String.class, place);
        return form == JsonForm.TEXT
                ? DSL.field(
                        "case when {0} is json then {1} else cast({0} as varchar) end", String.class, document, found)
                : found;
    }

    private static boolean isPlace(String part) {
        return part.matches("0|[1-9][0-9]{0,8}");
    }

    /** A path of MySQL and SQLite. */
    private static Field<String> dollar(List<String> path) {
        StringBuilder dollar = new StringBuilder("$");
        for (String part : path) {
            if (isPlace(part)) {
                dollar.append('[').append(part).append(']');
            } else {
                dollar.append(".\"")
                        .append(part.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return DSL.inline(dollar.toString());
    }
}
