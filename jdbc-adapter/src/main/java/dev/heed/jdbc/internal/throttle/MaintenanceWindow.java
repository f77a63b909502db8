package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The hours of a day in which a database may be written. */
public record MaintenanceWindow(LocalTime from, LocalTime to, ZoneId zone) implements Throttle {
    @Override
    public Optional<Pause> pause(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        if (isOpen(here.toLocalTime())) {
            return Optional.empty();
        }
        return Optional.of(new Pause(
                opening(here).toInstant(),
                "The database is written between " + from + " and " + to + " (" + zone + ") only."));
    }

    private boolean isOpen(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean ended = !time.isBefore(to);
        return from.isBefore(to) ? begun && !ended : begun || !ended;
    }

    private ZonedDateTime opening(ZonedDateTime here) {
        ZonedDateTime today = here.toLocalDate().atTime(from).atZone(zone);
        return today.isAfter(here)
                ? today
                : here.toLocalDate().plusDays(1).atTime(from).atZone(zone);
    }
}
