package dev.heed.jdbc.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.jdbc.internal.mapping.Plan.Label;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long SNOWFLAKES_BEGIN = 1_288_834_974_657L;
    private static final long OF_2012 = snowflake(Instant.parse("2012-06-01T00:00:00Z"));
    private static final long OF_2016 = snowflake(Instant.parse("2016-06-01T00:00:00Z"));
    private static final long OF_2024 = snowflake(Instant.parse("2024-06-01T00:00:00Z"));

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 1_000, 300_000})
    void findsNothingInWhatXGives(int count) {
        assertThat(findings(posts(OF_2024, count))).isEmpty();
        assertThat(findings(posts(OF_2012, count))).isEmpty();
        assertThat(findings(LongStream.rangeClosed(20, 20 + count))).isEmpty();
    }

    /** Even if each was the only one of its millisecond, which makes zeros at the end four times as likely. */
    @Test
    void findsNothingInMultiplesOf4096() {
        assertThat(findings(posts(OF_2024, 100_000).map(id -> id & -4096))).isEmpty();
    }

    @Test
    void findsWhatASpreadsheetHasRounded() {
        LongUnaryOperator spreadsheet = id -> rounded(id, 15);

        assertThat(findings(posts(OF_2024, 1_000).map(spreadsheet)))
                .singleElement()
                .satisfies(all(Reason.ROUNDED, 1_000));
        assertThat(findings(posts(OF_2012, 1_000).map(spreadsheet)))
                .singleElement()
                .satisfies(all(Reason.ROUNDED, 1_000));
    }

    @Test
    void findsWhatJavaScriptHasReadAsNumbers() {
        for (long year : new long[] {OF_2016, OF_2024}) {
            assertThat(findings(posts(year, 1_000).map(InspectionTest::throughJavaScript)))
                    .singleElement()
                    .satisfies(all(Reason.ROUNDED, 1_000));
        }
    }

    @Test
    void findsAFewRoundedOnesAmongMany() {
        LongStream mixed = LongStream.concat(
                posts(OF_2024, 98_000), posts(OF_2024 + 1, 2_000).map(id -> rounded(id, 15)));

        assertThat(findings(mixed)).singleElement().satisfies(some -> {
            assertThat(some.count()).isBetween(2_000L, 3_000L);
            assertThat(some.samples()).hasSize(5).allMatch(id -> id.endsWith("000"));
        });
    }

    @Test
    void takesManyRowsOfOneRoundAccountForNoRuin() {
        LongStream authors = LongStream.concat(
                posts(OF_2016, 500),
                LongStream.generate(() -> OF_2016 / 10_000 * 10_000).limit(5_000));

        assertThat(findings(authors)).isEmpty();
    }

    @Test
    void findsEachIdFromTheFuture() {
        long soon = snowflake(NOW.plusSeconds(80_000));
        long later = snowflake(NOW.plusSeconds(90_000));

        assertThat(findings(LongStream.of(OF_2024, soon, later, Long.MAX_VALUE)))
                .containsExactly(new SkippedIds(
                        "posts", "id", Reason.FUTURE, 2, List.of(Long.toString(later), "9223372036854775807")));
    }

    @Test
    void findsMomentsThatStandWhereIdsShould() {
        LongStream millis = LongStream.range(0, 50).map(i -> NOW.toEpochMilli() - i * 1_001);

        assertThat(findings(millis)).singleElement().satisfies(all(Reason.TOO_EARLY, 50));
    }

    @Test
    void believesPostsOfTheFirstDaysAmongOthers() {
        LongStream archive =
                LongStream.concat(posts(OF_2024, 200), LongStream.range(0, 100).map(i -> 30_000_000_000L + i));

        assertThat(findings(archive)).isEmpty();
    }

    private static List<SkippedIds> findings(LongStream ids) {
        Inspection inspection = new Inspection(NOW);
        ids.forEach(inspection::look);
        return inspection.findings(new Label("posts", "id"));
    }

    private static Consumer<SkippedIds> all(Reason reason, long count) {
        return some -> {
            assertThat(some.reason()).isEqualTo(reason);
            assertThat(some.count()).isEqualTo(count);
            assertThat(some.samples()).hasSize(5);
        };
    }

    /** Posts of some 25 days, two in three of them the first of their machine and millisecond. */
    private static LongStream posts(long first, int count) {
        Random random = new Random(first);
        return LongStream.range(0, count).map(i -> {
            long time = (first >> 22) + random.nextInt(Integer.MAX_VALUE);
            long sequence = random.nextInt(3) == 0 ? random.nextInt(8) : 0;
            return time << 22 | (long) random.nextInt(1_024) << 12 | sequence;
        });
    }

    private static long snowflake(Instant time) {
        return time.toEpochMilli() - SNOWFLAKES_BEGIN << 22;
    }

    /** A double, printed with the fewest digits that tell it from others. */
    private static long throughJavaScript(long id) {
        return IntStream.rangeClosed(15, 17)
                .mapToLong(digits -> rounded((long) (double) id, digits))
                .filter(printed -> (double) printed == (double) id)
                .findFirst()
                .orElseThrow();
    }

    private static long rounded(long id, int digits) {
        return new BigDecimal(id).round(new MathContext(digits)).longValueExact();
    }
}
