package dev.heed.cli.config;

import dev.heed.jdbc.Throttle.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a configuration file may say of a maintenance window. */
final class WindowReader {
    static final List<String> KEYS = List.of("from", "to", "zone", "days");

    private WindowReader() {}

    static Optional<Window> read(Section keys) {
        Optional<LocalTime> from = keys.require("from", WindowReader::time);
        Optional<LocalTime> to = keys.require("to", WindowReader::time);
        Optional<ZoneId> zone = keys.require("zone", WindowReader::zone);
        Set<DayOfWeek> days = keys.findList("days", WindowReader::day)
                .filter(some -> !some.isEmpty())
                .map(Set::copyOf)
                .orElse(EnumSet.allOf(DayOfWeek.class));
        return from.isPresent() && to.isPresent() && zone.isPresent()
                ? Optional.of(new Window(from.get(), to.get(), zone.get(), days))
                : Optional.empty();
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

    private static DayOfWeek day(String text) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> name(day).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no day; days are "
                        + Stream.of(DayOfWeek.values()).map(WindowReader::name).collect(Collectors.joining(", "))));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }
}
