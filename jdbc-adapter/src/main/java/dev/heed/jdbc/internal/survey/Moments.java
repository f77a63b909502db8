package dev.heed.jdbc.internal.survey;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as databases and X write them. */
final class Moments {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?\\s*(Z|[+-]\\d\\d(?::?\\d\\d)?)?");
    private static final DateTimeFormatter XS = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ROOT);

    private static final Duration FARTHEST_ZONE = Duration.ofHours(14);
    private static final long ZONE_STEP_SECONDS = Duration.ofMinutes(15).toSeconds();

    private Moments() {}

    /** Empty if a text is no moment. One without a zone counts as UTC. */
    static Optional<Instant> parse(String text) {
        try {
            Matcher iso = ISO.matcher(text);
            return Optional.of(
                    iso.matches() ? moment(iso) : OffsetDateTime.parse(text, XS).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    private static Instant moment(Matcher iso) {
        LocalDateTime local = LocalDateTime.parse(iso.group(1) + "T" + iso.group(2));
        return local.toInstant(iso.group(3) == null ? ZoneOffset.UTC : ZoneOffset.of(iso.group(3)));
    }

    /** Whether two are the same second, but for a time zone that was lost. */
    static boolean agree(Instant one, Instant other) {
        long seconds = Math.abs(Duration.between(one, other).toSeconds());
        long rest = seconds % ZONE_STEP_SECONDS;
        return seconds <= FARTHEST_ZONE.toSeconds() && (rest <= 1 || rest >= ZONE_STEP_SECONDS - 1);
    }
}
