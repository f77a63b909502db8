package dev.heed.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ComplianceEngine;
import dev.heed.EngineBuilder;
import dev.heed.memory.VirtualTime;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README shows, against a mock X. */
class EmbeddingTest {
    @TempDir
    Path folder;

    @Test
    void aProgramBringsItsDatabaseInStep() throws Exception {
        DataSource database = database();
        Files.writeString(folder.resolve("heed.yml"), mappingInReadme());
        VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
        try (MockXServer x = MockXServer.builder()
                .clock(time)
                .verdicts(Verdicts.of(Map.of(1L, Verdict.delete("deleted"), 2L, Verdict.scrubGeo())))
                .start()) {
            EngineBuilder builder =
                    ComplianceEngine.builder().api(x.apiBase()).clock(time).waiter(time);

            assertThat(Embedding.sweep(builder, database, () -> "mock-token", folder))
                    .isTrue();
        }

        assertThat(rows(database, "select id, lat, text from posts order by id"))
                .containsExactly("2 null two", "3 3.5 three");
        assertThat(rows(database, "select post_id from post_media")).containsExactly("3");
    }

    @Test
    void theReadmeShowsTheProgramThatThisTestRuns() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/heed/docs/Embedding.java"));
        String region = source.replaceAll("(?s).*// region embed\\n(.*)\\n    // endregion.*", "$1");

        assertThat(readme()).contains("```java\n" + region.stripIndent() + "\n```");
    }

    private static String mappingInReadme() throws IOException {
        return readme().replaceAll("(?s).*?```yaml\\n(.*?)```.*", "$1");
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("../README.md"));
    }

    private static DataSource database() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:embedding;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create table posts (id bigint primary key, author_id bigint, text varchar(280), lat double"
                    + " precision, lon double precision, place varchar(80))");
            sql.execute("create table post_media (id bigint primary key, post_id bigint references posts (id))");
            sql.execute("insert into posts values (1, 10, 'one', 1.5, 0, 'x'), (2, 10, 'two', 2.5, 0, 'y'),"
                    + " (3, 11, 'three', 3.5, 0, 'z')");
            sql.execute("insert into post_media values (100, 1), (300, 3)");
        }
        return database;
    }

    private static List<String> rows(DataSource database, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(found.getObject(i)));
                }
                rows.add(String.join(" ", cells));
            }
        }
        return rows;
    }
}
