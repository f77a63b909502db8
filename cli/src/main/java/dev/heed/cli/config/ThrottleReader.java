package dev.heed.cli.config;

import dev.heed.jdbc.Throttle;
import dev.heed.jdbc.Throttle.Window;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What a configuration file may say of when a target may be written. */
final class ThrottleReader {
    static final List<String> KEYS = List.of("rows_per_second", "windows", "pause_query", "replica_lag", "may_write");

    private final AccessReader access;
    private final Access target;

    /** @param target the database that is asked unless another one is named */
    ThrottleReader(AccessReader access, Access target) {
        this.access = access;
        this.target = target;
    }

    /** A throttle, once there is somebody who opens its databases. */
    Function<Connector, Throttle> read(Section keys) {
        List<Function<Connector, Throttle>> parts = new ArrayList<>();
        keys.find("rows_per_second", rows -> Throttle.rowsPerSecond(Numbers.toInt(rows)))
                .ifPresent(throttle -> parts.add(connector -> throttle));
        windows(keys).forEach(throttle -> parts.add(connector -> throttle));
        keys.find("may_write", address -> Throttle.mayWrite(URI.create(address)))
                .ifPresent(throttle -> parts.add(connector -> throttle));
        asked(keys, "pause_query", "sql", sql -> database -> Throttle.query(database, sql))
                .forEach(parts::add);
        asked(keys, "replica_lag", "most", text -> {
                    Duration most = Durations.parse(text);
                    return database -> Throttle.replicaLag(database, most);
                })
                .forEach(parts::add);
        return connector ->
                Throttle.all(parts.stream().map(part -> part.apply(connector)).toArray(Throttle[]::new));
    }

    private static Stream<Throttle> windows(Section keys) {
        Window[] windows = keys.findSections("windows", WindowReader.KEYS).stream()
                .flatMap(each -> WindowReader.read(each).stream())
                .toArray(Window[]::new);
        return windows.length == 0 ? Stream.empty() : Stream.of(Throttle.windows(windows));
    }

    /** What is asked of the target, if only a value stands there, or else of the databases that stand beside the value. */
    private Stream<Function<Connector, Throttle>> asked(
            Section keys, String key, String value, Function<String, Function<DataSource, Throttle>> reader) {
        if (keys.isText(key)) {
            return keys.find(key, reader).map(throttle -> of(key, throttle, target)).stream();
        }
        return keys.findSections(key, AccessReader.keysWith(value)).stream()
                .flatMap(part ->
                        part
                                .require(value, reader)
                                .map(throttle -> of(key, throttle, access.readOr(target, part)))
                                .stream());
    }

    private static Function<Connector, Throttle> of(
            String key, Function<DataSource, Throttle> throttle, Access database) {
        return connector -> throttle.apply(connector.connect("the throttle \"" + key + "\"", database));
    }
}
