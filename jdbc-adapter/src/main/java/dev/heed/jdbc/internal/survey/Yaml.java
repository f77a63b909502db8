package dev.heed.jdbc.internal.survey;

import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as YAML takes them. */
final class Yaml {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    static String name(String name) {
        return PLAIN.matcher(name).matches() && !WORDS.contains(name.toLowerCase(Locale.ROOT)) ? name : quoted(name);
    }

    /** YAML knows the escapes of JSON; whatever is not a plain character becomes one. */
    private static String quoted(String name) {
        return name.chars()
                .mapToObj(c -> c < ' ' || c == '"' || c == '\\' || (c > '~' && !Character.isLetterOrDigit(c))
                        ? "\\u%04x".formatted(c)
                        : String.valueOf((char) c))
                .collect(Collectors.joining("", "\"", "\""));
    }

    static String list(List<String> names) {
        return names.stream().map(Yaml::name).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A table as a mapping names it: without its schema if that is the connection's own. */
    static String table(TableId id, String currentSchema) {
        return tables(id.schema(), part(id.name()), currentSchema);
    }

    /** The same for a name with a star. */
    static String tables(String schema, String name, String currentSchema) {
        return name(schema.equals(currentSchema) ? name : part(schema) + "." + name);
    }

    private static String part(String name) {
        boolean plain = name.chars().noneMatch(c -> c == '.' || c == '*' || c == '"');
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A comment keeps to its line, whatever a name in it holds. */
    static String comment(String text) {
        return "# " + text.replaceAll("\\R|\\p{Cntrl}|[\\u0085\\u2028\\u2029]", " ");
    }
}
