package dev.heed.jdbc.internal.database;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Names a database for a person, without what a JDBC URL may tell about users and passwords. */
final class Place {
    private static final Pattern PARAMETERS = Pattern.compile("(jdbc:[^?;\\s\"]*)[?;][^\\s\"]*");
    private static final Pattern USER_INFO = Pattern.compile("(jdbc:[^\\s\"]*//)[^/@\\s\"]*@");

    /** The getters of the usual data sources; JDBC itself has none. */
    private static final List<String> URL_GETTERS = List.of("getjdbcurl", "geturl");

    private Place() {}

    /** The JDBC URL of a data source, or the name that Heed has for it. */
    static String of(DataSource source, String name) {
        return Stream.of(source.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> URL_GETTERS.contains(method.getName().toLowerCase(Locale.ROOT)))
                .map(method -> read(source, method))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Place::withoutSecrets)
                .orElse("the database \"" + name + "\"");
    }

    /** A text with every JDBC URL in it cut down to server and database. */
    static String withoutSecrets(String text) {
        return USER_INFO.matcher(PARAMETERS.matcher(text).replaceAll("$1")).replaceAll("$1");
    }

    private static Optional<String> read(DataSource source, Method getter) {
        try {
            return getter.invoke(source) instanceof String url && url.startsWith("jdbc:")
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (ReflectiveOperationException unreadable) {
            // Only a nicer name is lost.
            return Optional.empty();
        }
    }
}
