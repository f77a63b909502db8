package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table's name as a mapping may write it: {@code posts}, {@code public.posts}, or with double quotes where a part holds
 * a dot.
 */
record TableName(Optional<String> schema, String table) {
    private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".][^.]*)";
    private static final Pattern FORM = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    static Optional<TableName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new TableName(
                        Optional.ofNullable(matcher.group(1)).map(TableName::unquoted), unquoted(matcher.group(2))))
                : Optional.empty();
    }

    private static String unquoted(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    TableId in(String currentSchema) {
        return new TableId(schema.orElse(currentSchema), table);
    }
}
