package dev.heed.jdbc.internal.survey;

import dev.heed.JobType;
import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.IdForm;
import dev.heed.jdbc.internal.mapping.JsonForm;
import dev.heed.jdbc.internal.survey.JsonSpots.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rates the columns of a table, each by itself. */
final class Guesses {
    private static final int NAME = 40;
    private static final int SNOWFLAKES = 35;
    private static final int SAME_TIME = 25;
    private static final int OLD_USERS = 20;
    private static final int OLD_POSTS = 5;
    private static final int COUNTS_UP = -25;
    private static final int WORTH_A_LINE = 20;

    private final Catalog catalog;
    private final LiveTable table;
    private final Sample sample;

    private Guesses(Catalog catalog, LiveTable table, Sample sample) {
        this.catalog = catalog;
        this.table = table;
        this.sample = sample;
    }

    static Surveyed of(Catalog catalog, LiveTable table, Sample sample) {
        Guesses guesses = new Guesses(catalog, table, sample);
        return new Surveyed(table, sample, List.of()).with(guesses.all());
    }

    private List<Guess> all() {
        List<Guess> all = new ArrayList<>();
        table.columns().forEach(column -> column(column).ifPresent(all::add));
        table.columns().stream()
                .filter(column -> JsonForm.of(column).isPresent())
                .forEach(column -> inside(column, all));
        return all;
    }

    private Optional<Guess> column(Column column) {
        Optional<JobType> named = ColumnWords.kind(table.id().name(), column.name());
        if (IdForm.of(catalog.product(), column).isEmpty()
                || ColumnWords.isOther(table.id().name(), column.name())) {
            return Optional.empty();
        }
        Guess blank =
                new Guess(column, Optional.empty(), named.orElse(JobType.TWEETS), other(column, named), 0, List.of());
        Guess start = named.map(kind -> blank.rated(kind, NAME, "its name says " + word(kind)))
                .orElse(blank);
        return rate(start, sample.values(column));
    }

    /** Only beside a Post is there another one; elsewhere a row is about each that it names. */
    private Optional<String> other(Column column, Optional<JobType> named) {
        boolean besideAPost = ColumnWords.kind(table.id().name())
                .filter(JobType.TWEETS::equals)
                .isPresent();
        return besideAPost && named.isPresent() ? ColumnWords.other(column.name()) : Optional.empty();
    }

    private static String word(JobType kind) {
        return kind == JobType.TWEETS ? "Post" : "user";
    }

    private void inside(Column column, List<Guess> all) {
        Map<String, Values> inside = sample.inside(column);
        for (Spot spot : JsonSpots.IDS) {
            Values values = inside.get(spot.pointer());
            if (values != null && all.stream().noneMatch(guess -> tellsTheSame(guess, spot))) {
                Guess start = new Guess(column, Optional.of(spot.pointer()), spot.holds(), spot.other(), 0, List.of())
                        .rated(spot.holds(), NAME, "X's documents have the " + word(spot.holds()) + " there");
                rate(start, values).map(this::obstructed).ifPresent(all::add);
            }
        }
    }

    private Guess obstructed(Guess guess) {
        boolean inText =
                JsonForm.of(guess.column()).filter(JsonForm.TEXT::equals).isPresent();
        return catalog.jsonObstacle(inText).map(guess::refused).orElse(guess);
    }

    private static boolean tellsTheSame(Guess guess, Spot spot) {
        boolean retweets = spot.pointer().startsWith("/retweeted");
        return guess.isEnough()
                && guess.holds() == spot.holds()
                && guess.other().equals(spot.other())
                && (!retweets
                        || ColumnWords.words(guess.column().name()).stream()
                                .anyMatch(word -> word.startsWith("retweet")));
    }

    /** Empty if it is not worth a line. */
    private static Optional<Guess> rate(Guess start, Values values) {
        if (values.all() == 0) {
            return Optional.of(start.rated(start.holds(), start.score(), "no row that was looked at has a value"))
                    .filter(guess -> guess.score() >= WORTH_A_LINE);
        }
        Guess guess = start;
        if (values.snowflakes() > 0) {
            guess = guess.rated(
                    guess.holds(),
                    guess.score() + SNOWFLAKES * values.snowflakes() / values.all(),
                    values.snowflakes() + " of " + values.all() + " values carry times " + values.years());
        }
        if (values.sequential() > 0) {
            int most = guess.holds() == JobType.USERS ? OLD_USERS : OLD_POSTS;
            guess = guess.rated(
                    guess.holds(),
                    guess.score() + most * values.sequential() / values.all(),
                    values.sequential() + " of " + values.all() + " may be IDs from before November 2010");
        }
        boolean mostAreIds = (values.snowflakes() + values.sequential()) * 2 > values.all();
        return mostAreIds
                ? Optional.of(weighed(guess, values)).filter(known -> known.score() >= WORTH_A_LINE)
                : Optional.empty();
    }

    private static Guess weighed(Guess guess, Values values) {
        Guess timed = values.snowflakes() == 0
                ? guess
                : values.sameTime()
                        .map(same -> guess.rated(
                                guess.holds(),
                                guess.score() + SAME_TIME,
                                same.getValue() + " times are those of " + same.getKey()))
                        .orElse(guess);
        return values.countUp()
                ? timed.rated(
                        timed.holds(),
                        timed.score() + COUNTS_UP,
                        "but they count up by one, as a database's own keys do")
                : timed;
    }
}
