package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table that was looked at.
 *
 * @param guesses its columns that seem to hold IDs, the surest first
 */
record Surveyed(LiveTable table, Sample sample, List<Guess> guesses) {
    Optional<Guess> guess(String column) {
        return guesses.stream()
                .filter(guess ->
                        guess.pointer().isEmpty() && guess.column().name().equals(column))
                .findFirst();
    }

    /** Those that a person need only confirm. */
    List<Guess> sure() {
        return guesses.stream().filter(Guess::isEnough).toList();
    }

    /** Those that are commented out. */
    List<Guess> unsure() {
        return guesses.stream().filter(guess -> !guess.isEnough()).toList();
    }

    /** Those with which rows go. */
    List<Guess> own() {
        return sure().stream().filter(Guess::isOwn).toList();
    }

    /** Whether each row is a Post. */
    boolean holdsPosts() {
        return own().stream().anyMatch(this::namesPosts);
    }

    /** Whether a column holds the ID of the Post that the row is. */
    boolean namesPosts(Guess guess) {
        return guess.holds() == JobType.TWEETS
                && guess.isOwn()
                && (guess.pointer().isPresent() || table.isUnique(List.of(guess.column())));
    }

    /** The columns that may be cleared. */
    Stream<Column> clearable() {
        return table.columns().stream()
                .filter(column -> column.nullable() && !column.generated())
                .filter(column -> !table.primaryKey().contains(column.name()));
    }

    Surveyed with(List<Guess> others) {
        return new Surveyed(
                table,
                sample,
                others.stream()
                        .sorted((one, other) -> Integer.compare(other.score(), one.score()))
                        .toList());
    }
}
