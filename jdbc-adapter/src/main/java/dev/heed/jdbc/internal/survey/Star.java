package dev.heed.jdbc.internal.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name of several tables: a star at its beginning or its end.
 *
 * @param before what stands before the star; empty if it begins the name
 * @param after what stands after it; empty if it ends the name
 */
record Star(String before, String after) {
    /** In a mapping other signs may mean something. */
    private static final Pattern PLAIN = Pattern.compile("\\w+");

    /** All of which a name may be one, by its words between underscores. */
    static List<Star> of(String name) {
        List<Star> all = new ArrayList<>();
        if (PLAIN.matcher(name).matches()) {
            for (int i = name.indexOf('_'); i > 0; i = name.indexOf('_', i + 1)) {
                all.add(new Star("", name.substring(i)));
                all.add(new Star(name.substring(0, i + 1), ""));
            }
        }
        return all;
    }

    /** What the star stands for in a name; empty if the name is none of these. */
    Optional<String> in(String name) {
        int length = name.length() - before.length() - after.length();
        return length > 0 && name.startsWith(before) && name.endsWith(after)
                ? Optional.of(name.substring(before.length(), before.length() + length))
                : Optional.empty();
    }

    /** Another name with the star in the same place, if the same text stands there. */
    Optional<String> put(String text, String name) {
        if (!PLAIN.matcher(name).matches()) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            return name.startsWith(text) ? Optional.of("*" + name.substring(text.length())) : Optional.empty();
        }
        return name.endsWith(text)
                ? Optional.of(name.substring(0, name.length() - text.length()) + "*")
                : Optional.empty();
    }
}
