package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.spi.IdCursor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** IDs that are not what X gave any more. */
@ParameterizedClass
@EnumSource(
        value = TestServer.class,
        names = {"H2", "POSTGRESQL", "SQLITE"})
class RuinedIdsTest {
    private static final TargetOptions OPTIONS =
            TargetOptions.DEFAULT.clock(() -> Instant.parse("2026-03-01T12:00:00Z"));
    private static final String MAPPING = """
            tables:
              - name: posts
                match:
                  - { column: id, holds: post, delete: row }
                  - { column: quoted_id, holds: post, delete: keep }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private final DataSource database;

    RuinedIdsTest(TestServer server) {
        this.database = server.emptyDatabase();
        TestServer.execute(database, "CREATE TABLE posts (id BIGINT, quoted_id VARCHAR(60))");
    }

    @Test
    void tellsOfFewRuinedIdsAndSendsThem() {
        insert(1, 480, i -> "(" + post(i) + ", '" + post(i) + "')");
        insert(1, 25, i -> "(" + rounded(i) + ", '1.27E+18')");
        insert(1, 1, i -> "(9000000000000000000, '9000000000000000001')");

        try (IdCursor cursor = open(IdRange.ALL, OPTIONS)) {
            assertThat(cursor.skipped())
                    .extracting(SkippedIds::column, SkippedIds::reason, SkippedIds::count)
                    .containsExactlyInAnyOrder(
                            tuple("id", Reason.ROUNDED, 25L),
                            tuple("id", Reason.FUTURE, 1L),
                            tuple("quoted_id", Reason.NOT_DIGITS, 25L),
                            tuple("quoted_id", Reason.FUTURE, 1L));
            assertThat(LongStream.generate(cursor::next).takeWhile(id -> id != IdCursor.END))
                    .hasSize(480 + 25 + 2)
                    .contains(rounded(1), 9_000_000_000_000_000_000L);
        }
    }

    @Test
    void stopsAtAColumnThatASpreadsheetHasRuined() {
        insert(1, 170, i -> "(" + post(i) + ", NULL)");
        insert(1, 30, i -> "(" + rounded(i) + ", '')");

        assertThatThrownBy(() -> open(IdRange.ALL, OPTIONS).close())
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("30 of 200 values in posts.id (15.0 %) are no IDs of X any more:"
                        + " 30 rounded, such as \"" + rounded(1) + "\", \"")
                .hasMessageContaining("Mend the column")
                .hasMessageContaining("more than 10.0 % of a column pass (unusable_share of the target)");
        assertThat(scratch).isEmptyDirectory();
        open(IdRange.ALL, OPTIONS.unusableShare(0.15)).close();
    }

    @Test
    void stopsAtAColumnOfOtherTexts() {
        insert(1, 80, i -> "(NULL, '" + post(i) + "')");
        insert(1, 20, i -> "(NULL, '1.27E+18')");

        assertThatThrownBy(() -> open(IdRange.ALL, OPTIONS).close())
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("20 of 100 values in posts.quoted_id (20.0 %) are no IDs of X any more:"
                        + " 20 not digits, such as \"1.27E+18\"");
    }

    @Test
    void letsPassWhatStandsForNoIdAndColumnsOfFewValues() {
        insert(1, 200, i -> "(" + -i + ", '')");
        insert(1, 99, i -> "(NULL, 'none')");

        open(IdRange.ALL, OPTIONS).close();
    }

    @Test
    void judgesTheWholeColumnAtTheFirstRange() {
        insert(1, 200, i -> "(" + rounded(i) + ", NULL)");
        insert(1, 1, i -> "(7, NULL)");

        assertThatThrownBy(() -> open(new IdRange(0, 10), OPTIONS).close())
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("200 of 201 values in posts.id");
        open(new IdRange(10, Long.MAX_VALUE), OPTIONS).close();
    }

    private void insert(long first, long last, LongFunction<String> row) {
        TestServer.execute(
                database,
                LongStream.rangeClosed(first, last)
                        .mapToObj(row)
                        .collect(Collectors.joining(", ", "INSERT INTO posts VALUES ", "")));
    }

    private IdCursor open(IdRange range, TargetOptions options) {
        return JdbcTarget.open("main", database, Mappings.write(folder, MAPPING), options)
                .ids()
                .open(JobType.TWEETS, range, new TestWork(scratch, () -> {}));
    }

    private static long post(long i) {
        return 1_271_234_567_890_123_457L + i * 4_294_967_311L;
    }

    private static long rounded(long i) {
        return post(i) / 10_000 * 10_000;
    }
}
