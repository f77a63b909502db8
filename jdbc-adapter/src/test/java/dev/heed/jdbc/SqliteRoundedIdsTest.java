package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.SkippedIds.Reason;
import dev.heed.spi.IdCursor;
import java.nio.file.Path;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite keeps a fraction even where a column is for whole numbers. */
class SqliteRoundedIdsTest {
    private static final String MAPPING = """
            tables:
              - name: loose
                match:
                  - { column: id, holds: post, delete: row }
            """;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @Test
    void knowsNumbersThatSqliteHasRounded() {
        DataSource database = TestServer.SQLITE.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE loose (id)",
                "INSERT INTO loose VALUES (1271234567890123456.0), (5.0), (9e999), (7)");

        try (IdCursor cursor = JdbcTarget.open("main", database, Mappings.write(folder, MAPPING))
                .ids()
                .open(JobType.TWEETS, IdRange.ALL, new TestWork(scratch, () -> {}))) {
            assertThat(cursor.skipped())
                    .extracting(SkippedIds::reason, SkippedIds::count)
                    .containsExactlyInAnyOrder(tuple(Reason.ROUNDED, 1L), tuple(Reason.NOT_CANONICAL, 1L));
            assertThat(LongStream.generate(cursor::next).takeWhile(id -> id != IdCursor.END))
                    .containsExactly(5L, 7L, 1_271_234_567_890_123_520L);
        }
    }
}
