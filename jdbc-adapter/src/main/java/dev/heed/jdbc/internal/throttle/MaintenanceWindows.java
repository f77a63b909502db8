package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The hours in which a database may be written. */
public record MaintenanceWindows(List<Window> windows) implements Throttle {
    /** A window of one day in the week may be lost when clocks are put forward; then the week after has one. */
    private static final int DAYS_AHEAD = 14;

    /** @throws IllegalArgumentException if there is no window */
    public MaintenanceWindows {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("Without a window the database could never be written");
        }
    }

    /** A window on one day; from its beginning until just before its end. */
    private record Opening(Instant begin, Instant end) {
        boolean isReal() {
            return begin.isBefore(end);
        }

        boolean holds(Instant now) {
            return !now.isBefore(begin) && now.isBefore(end);
        }
    }

    @Override
    public Optional<Pause> pause(Instant now) {
        if (openings(now).anyMatch(opening -> opening.holds(now))) {
            return Optional.empty();
        }
        Instant next = openings(now)
                .map(Opening::begin)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return Optional.of(new Pause(next, "The database is written " + hours() + " only."));
    }

    private Stream<Opening> openings(Instant now) {
        return windows.stream().flatMap(window -> openings(window, now));
    }

    /** Those around a time, beginning with one that may have begun yesterday. */
    private static Stream<Opening> openings(Window window, Instant now) {
        LocalDate today = now.atZone(window.zone()).toLocalDate();
        return LongStream.rangeClosed(-1, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .filter(day -> window.days().contains(day.getDayOfWeek()))
                .map(day -> opening(window, day))
                .filter(Opening::isReal);
    }

    private static Opening opening(Window window, LocalDate day) {
        LocalDate last = window.to().isAfter(window.from()) ? day : day.plusDays(1);
        ZonedDateTime begin = day.atTime(window.from()).atZone(window.zone());
        ZonedDateTime end = last.atTime(window.to()).atZone(window.zone());
        return new Opening(begin.toInstant(), end.toInstant());
    }

    private String hours() {
        return windows.stream().map(MaintenanceWindows::words).collect(Collectors.joining(" or "));
    }

    private static String words(Window window) {
        String days = window.days().size() == DayOfWeek.values().length
                ? ""
                : window.days().stream()
                        .sorted()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(", ", " on ", ""));
        return "between " + window.from() + " and " + window.to() + " (" + window.zone() + ")" + days;
    }
}
