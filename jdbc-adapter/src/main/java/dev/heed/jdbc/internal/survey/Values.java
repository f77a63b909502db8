package dev.heed.jdbc.internal.survey;

import dev.heed.jdbc.internal.mapping.Snowflakes;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the values of a sample look like. Keeps counts, never a value. */
final class Values {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

    private final Instant now;
    private final Map<String, Integer> sameTimes = new LinkedHashMap<>();
    private int all;
    private int snowflakes;
    private int sequential;
    private int successors;
    private long last = Long.MIN_VALUE;
    private Instant earliest = Instant.MAX;
    private Instant latest = Instant.MIN;

    Values(Instant now) {
        this.now = now;
    }

    /** @param moments of the same row, by the name of their column */
    void add(String value, Map<String, Instant> moments) {
        all++;
        number(value.strip()).ifPresent(id -> {
            successors += Math.abs(id - last) == 1 ? 1 : 0;
            last = id;
            if (Snowflakes.isSequential(id)) {
                sequential++;
            } else {
                Snowflakes.time(id, now).ifPresent(time -> addSnowflake(time, moments));
            }
        });
    }

    private static Optional<Long> number(String value) {
        try {
            return ID.matcher(value).matches() ? Optional.of(Long.parseLong(value)) : Optional.empty();
        } catch (NumberFormatException tooGreat) {
            return Optional.empty();
        }
    }

    private void addSnowflake(Instant time, Map<String, Instant> moments) {
        snowflakes++;
        earliest = time.isBefore(earliest) ? time : earliest;
        latest = time.isAfter(latest) ? time : latest;
        moments.forEach((column, moment) -> {
            if (Moments.agree(time, moment)) {
                sameTimes.merge(column, 1, Integer::sum);
            }
        });
    }

    int all() {
        return all;
    }

    int snowflakes() {
        return snowflakes;
    }

    /** Those that may be IDs from before November 2010. */
    int sequential() {
        return sequential;
    }

    /** Whether most values are one more or less than the one before, as in a key that a database counts up. */
    boolean countUp() {
        return successors * 2 > all;
    }

    /** The column of moments with which the times of most IDs agree, and of how many; empty if of few. */
    Optional<Map.Entry<String, Integer>> sameTime() {
        return sameTimes.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .filter(best -> best.getValue() * 10 >= snowflakes * 9);
    }

    /** The years of the snowflakes, of which there must be one. */
    String years() {
        Year first = Year.from(earliest.atOffset(ZoneOffset.UTC));
        Year last = Year.from(latest.atOffset(ZoneOffset.UTC));
        return first.equals(last) ? "of " + first : "of " + first + " to " + last;
    }
}
