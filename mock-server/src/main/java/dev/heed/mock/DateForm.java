package dev.heed.mock;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The two ways in which recorded results wrote times. */
enum DateForm {
    /** Milliseconds and {@code Z}, as recorded for Posts */
    MILLIS_AND_Z("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"),
    /** Seconds and {@code +00:00}, as recorded for accounts */
    SECONDS_AND_OFFSET("yyyy-MM-dd'T'HH:mm:ss'+00:00'");

    private final DateTimeFormatter formatter;

    DateForm(String pattern) {
        this.formatter = DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    static DateForm usual(JobType type) {
        return type == JobType.TWEETS ? MILLIS_AND_Z : SECONDS_AND_OFFSET;
    }

    String written(Instant time) {
        return formatter.format(time);
    }
}
