package dev.heed.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads how to reach a database.
 *
 * @param folder where relative paths start
 * @param environment gives the value of an environment variable, or null
 */
record AccessReader(Path folder, UnaryOperator<@Nullable String> environment) {
    private static final List<String> KEYS = List.of("url", "user", "password_env");

    /** The keys of a part that names a database, and others of its own. */
    static List<String> keysWith(String... others) {
        return Stream.concat(KEYS.stream(), Stream.of(others)).toList();
    }

    Access read(Section keys) {
        String url = SqliteUrl.from(keys.text("url"), folder);
        return new Access(
                url,
                keys.findText("user").orElse(null),
                keys.findText("password_env")
                        .map(variable -> new Secret("database password", variable, environment))
                        .orElse(null));
    }

    /** The database that a part names; another one if it names none. */
    Access readOr(Access other, Section keys) {
        return keys.has("url") ? read(keys) : other;
    }
}
