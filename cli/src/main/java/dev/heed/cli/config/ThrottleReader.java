package dev.heed.cli.config;

import dev.heed.jdbc.Throttle;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** What a configuration file may say of when a target may be written. */
final class ThrottleReader {
    static final List<String> KEYS = List.of("rows_per_second", "window", "pause_query", "replica_lag", "may_write");
    private static final List<String> WINDOW = List.of("from", "to", "zone");

    private ThrottleReader() {}

    /** A throttle, once the target's database is open. */
    static Function<DataSource, Throttle> read(Section keys) {
        List<Function<DataSource, Throttle>> parts = new ArrayList<>();
        keys.find("rows_per_second", rows -> Throttle.rowsPerSecond(Numbers.toInt(rows)))
                .ifPresent(throttle -> parts.add(database -> throttle));
        keys.findSection("window", WINDOW)
                .flatMap(ThrottleReader::window)
                .ifPresent(throttle -> parts.add(database -> throttle));
        keys.find("may_write", address -> Throttle.mayWrite(URI.create(address)))
                .ifPresent(throttle -> parts.add(database -> throttle));
        keys.findText("pause_query").ifPresent(sql -> parts.add(database -> Throttle.query(database, sql)));
        keys.find("replica_lag", Durations::parse)
                .ifPresent(most -> parts.add(database -> Throttle.replicaLag(database, most)));
        return database ->
                Throttle.all(parts.stream().map(part -> part.apply(database)).toArray(Throttle[]::new));
    }

    private static Optional<Throttle> window(Section keys) {
        Optional<LocalTime> from = keys.require("from", ThrottleReader::time);
        Optional<LocalTime> to = keys.require("to", ThrottleReader::time);
        return keys.require("zone", ThrottleReader::zone)
                .flatMap(zone -> from.flatMap(begin -> to.map(end -> Throttle.window(begin, end, zone))));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time of day such as 22:00", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time zone such as Europe/Berlin", e);
        }
    }
}
