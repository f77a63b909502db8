package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table's name as a mapping may write it: {@code posts}, {@code public.posts}, or with double quotes where a part holds
 * a dot or a star. A star outside of quotes stands for any text.
 */
record TableName(Optional<String> schema, String table, boolean isPattern) {
    static final String STAR = "*";

    private static final String PART = "(\"(?:[^\"]|\"\")+\"|[^\".][^.]*)";
    private static final Pattern FORM = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    /** Empty if it is no name, or has more than one star or one in the schema. */
    static Optional<TableName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> schema = Optional.ofNullable(matcher.group(1));
        String table = matcher.group(2);
        boolean inSchema = schema.filter(TableName::hasStar).isPresent();
        boolean twice = hasStar(table) && table.indexOf(STAR) != table.lastIndexOf(STAR);
        return inSchema || twice
                ? Optional.empty()
                : Optional.of(new TableName(schema.map(TableName::unquoted), unquoted(table), hasStar(table)));
    }

    private static boolean hasStar(String part) {
        return !isQuoted(part) && part.contains(STAR);
    }

    private static boolean isQuoted(String part) {
        return part.startsWith("\"");
    }

    private static String unquoted(String part) {
        return isQuoted(part) ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    TableId in(String currentSchema) {
        return new TableId(schema.orElse(currentSchema), table);
    }

    /** Of some names, those that fit the pattern; those that fit but for their case only if no other does. */
    List<String> matching(List<String> names) {
        List<String> exact = matching(names, 0);
        return exact.isEmpty() ? matching(names, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE) : exact;
    }

    private List<String> matching(List<String> names, int flags) {
        Pattern pattern = Pattern.compile(Pattern.quote(before()) + ".+" + Pattern.quote(after()), flags);
        return names.stream()
                .filter(name -> pattern.matcher(name).matches())
                .sorted()
                .toList();
    }

    /** What the star stands for in a name that fits. */
    String starIn(String name) {
        return name.substring(before().length(), name.length() - after().length());
    }

    /** The name that it is when the star stands for a text. */
    TableName with(String star) {
        return isPattern ? new TableName(schema, before() + star + after(), false) : this;
    }

    private String before() {
        return table.substring(0, table.indexOf(STAR));
    }

    private String after() {
        return table.substring(table.indexOf(STAR) + 1);
    }
}
