package dev.heed.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.jdbc.JdbcTarget;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.spi.Batch;
import dev.heed.spi.BusyException;
import dev.heed.spi.Fence;
import dev.heed.spi.Proof;
import dev.heed.spi.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of the pages do what the pages say, and are what the pages show. */
class PageSamplesTest {
    private static final Pattern REGION = Pattern.compile("(?s)// region\n(.*?)\n *// endregion");
    private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)\n```");
    private static final long POST = 1_220_000_000_000_000_000L;

    @TempDir
    Path folder;

    private DataSource database;
    private Path mapping;

    @BeforeEach
    void begin() throws SQLException, IOException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        database = h2;
        sql("create table posts (id bigint primary key)");
        sql("insert into posts values (" + POST + ")");
        mapping = Files.writeString(
                folder.resolve("posts.yaml"),
                "tables:\n  - name: posts\n    match:\n      - { column: id, holds: post, delete: row }\n");
    }

    @ParameterizedTest
    @CsvSource({"ledger.md, LedgerSamples", "applying.md, ThrottleSample"})
    void everySampleOfAPageIsRunHere(String page, String samples) throws IOException {
        List<String> shown = all(BLOCK, Path.of(page));

        assertThat(shown)
                .isNotEmpty()
                .isEqualTo(all(REGION, Path.of("src/test/java/dev/heed/docs", samples + ".java")));
    }

    @Test
    void theLedgerIsReadAsItsPageTells() throws IOException, SQLException {
        delete(JdbcTarget.open("main", database, mapping));
        Ledger ledger = LedgerSamples.open(database);

        assertThat(LedgerSamples.about(
                        ledger, () -> "a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII)))
                .hasSize(1);
        assertThat(LedgerSamples.verify(ledger).isIntact()).isTrue();
        assertThat(LedgerSamples.head(ledger).isIntact()).isTrue();
        assertThat(LedgerSamples.proofs(ledger)).hasSize(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(LedgerSamples.export(ledger, out).batch()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("\"id\":\"" + POST + "\"");
        assertThat(LedgerSamples.consume(ledger)).hasSize(1);
        assertThat(LedgerSamples.drop(ledger)).isEmpty();
        sql("insert into posts values (" + POST + ")");
        assertThat(LedgerSamples.reapply(database, mapping).tally().rows()).isEqualTo(1);
    }

    @Test
    void aThrottleKeepsATargetFromBeingWritten() {
        JdbcDataSource nobody = new JdbcDataSource();
        nobody.setURL("jdbc:h2:mem:nobody");
        Target target = ThrottleSample.open(database, nobody, mapping);

        assertThatThrownBy(() -> delete(target)).isInstanceOf(BusyException.class);
    }

    private static void delete(Target target) {
        JobKey job = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
        Notice notice = new Notice(POST, Action.DELETE, "deleted", null, null);
        target.enforcer().apply(new Batch(job, "r", new Fence("lease", "me", 1), List.of(notice)));
        target.enforcer().prove(job, "r", new Proof(1, List.of()));
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static List<String> all(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1).stripIndent())
                .toList();
    }
}
