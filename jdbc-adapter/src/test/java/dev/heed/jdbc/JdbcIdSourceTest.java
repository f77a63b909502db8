package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.spi.IdCursor;
import dev.heed.spi.IdSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcIdSourceTest {
    private static final String MAPPING = """
            tables:
              - name: posts
                match:
                  - { column: id, holds: post, delete: row }
                  - { column: quoted_id, holds: post, delete: keep }
                  - { column: reply_id, holds: post, delete: keep }
                  - { column: padded_id, holds: post, delete: keep }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private final DataSource database;

    JdbcIdSourceTest(TestServer server) {
        this.database = server.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE posts (id BIGINT, quoted_id NUMERIC(30), reply_id VARCHAR(60), padded_id CHAR(24))");
    }

    @Test
    void mergesColumnsOfEveryTypeIntoOneAscendingWalk() {
        insert("(9, 3, '7', '5')", "(10, 9, '100', '9')");

        assertThat(walk(IdRange.ALL)).containsExactly(3L, 5L, 7L, 9L, 10L, 100L);
    }

    @Test
    void keepsEveryColumnToTheRange() {
        insert("(1, 2, '3', '4')", "(5, 6, '7', '8')", "(9, 10, '11', '12')");

        assertThat(walk(new IdRange(2, 10))).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(walk(new IdRange(0, 3))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void countsValuesThatAreNoIdsByColumnAndReason() {
        insert(
                "(NULL, 0, '', '')",
                "(-5, -7, '  ', 'x')",
                "(0, 9223372036854775808, '007', '0')",
                "(1, NULL, '12a', NULL)",
                "(2, 4, '9223372036854775808', '6')",
                "(3, 5, ' 5', '00')",
                "(3, 5, '-3', '٣')");

        try (IdCursor cursor = open(IdRange.ALL)) {
            assertThat(cursor.skipped())
                    .containsExactlyInAnyOrder(
                            skipped("id", Reason.NULL, 1),
                            skipped("id", Reason.NOT_POSITIVE, 2, "-5", "0"),
                            skipped("quoted_id", Reason.NULL, 1),
                            skipped("quoted_id", Reason.NOT_POSITIVE, 2, "0", "-7"),
                            skipped("quoted_id", Reason.NOT_CANONICAL, 1, "9223372036854775808"),
                            skipped("reply_id", Reason.BLANK, 2, "", "  "),
                            skipped("reply_id", Reason.NOT_CANONICAL, 2, "007", "9223372036854775808"),
                            skipped("reply_id", Reason.NOT_DIGITS, 2, "12a", " 5"),
                            skipped("reply_id", Reason.NOT_POSITIVE, 1, "-3"),
                            skipped("padded_id", Reason.NULL, 1),
                            skipped("padded_id", Reason.BLANK, 1, ""),
                            skipped("padded_id", Reason.NOT_DIGITS, 2, "x", "٣"),
                            skipped("padded_id", Reason.NOT_POSITIVE, 1, "0"),
                            skipped("padded_id", Reason.NOT_CANONICAL, 1, "00"));
        }
        assertThat(walk(IdRange.ALL)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void tellsUnusableValuesOfTheFirstRangeOnly() {
        insert("(NULL, -1, 'x', '')", "(20, 21, '22', '23')");

        try (IdCursor first = open(new IdRange(0, 20));
                IdCursor later = open(new IdRange(20, Long.MAX_VALUE))) {
            assertThat(first.skipped()).hasSize(4);
            assertThat(later.skipped()).isEmpty();
        }
    }

    @Test
    void keepsFiveShortSamples() {
        insert(LongStream.range(0, 9)
                .mapToObj(i -> "(1, 1, 'x" + i + "-" + "y".repeat(50) + "', '1')")
                .toArray(String[]::new));

        try (IdCursor cursor = open(IdRange.ALL)) {
            SkippedIds letters = cursor.skipped().get(0);
            assertThat(letters.count()).isEqualTo(9);
            assertThat(letters.samples()).hasSize(5).allMatch(sample -> sample.length() == 40);
        }
    }

    @Test
    void letsTheCallerStopAScan() {
        insert("(1, 2, '3', '4')");
        IdSource source = source();

        assertThatThrownBy(() -> source.open(JobType.TWEETS, IdRange.ALL, new TestWork(scratch, () -> {
                    throw new CancellationException("stop");
                })))
                .isInstanceOf(CancellationException.class);
        assertThat(scratch).isEmptyDirectory();
    }

    private void insert(String... rows) {
        TestServer.execute(database, "INSERT INTO posts VALUES " + String.join(", ", rows));
    }

    private IdSource source() {
        return JdbcTarget.open("main", database, Mappings.write(folder, MAPPING))
                .ids();
    }

    private IdCursor open(IdRange range) {
        return source().open(JobType.TWEETS, range, new TestWork(scratch, () -> {}));
    }

    private List<Long> walk(IdRange range) {
        List<Long> ids = new ArrayList<>();
        try (IdCursor cursor = open(range)) {
            for (long id = cursor.next(); id != IdCursor.END; id = cursor.next()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private SkippedIds skipped(String column, Reason reason, long count, String... samples) {
        return new SkippedIds("posts", column, reason, count, List.of(samples));
    }
}
