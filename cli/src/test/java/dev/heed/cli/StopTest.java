package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.Call;
import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose process is told to end stops in order, and another one goes on. */
class StopTest {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite:", "jdbc:h2:file:"})
    void aRunThatIsToldToEndLeavesItsJobToTheNextOne(String kind) throws Exception {
        String url = kind + folder.resolve("archive.db");
        write(url);
        try (MockXServer x = MockXServer.builder()
                .clock(MockClock.running())
                .processing(Duration.ofHours(1))
                .verdicts(Verdicts.of(1, Verdict.deleted()))
                .start()) {
            Files.writeString(folder.resolve("heed.yaml"), """
                    x: { address: '%s' }
                    targets:
                      - { url: '%s', mapping: posts.yaml }
                    """.formatted(x.apiBase(), url));

            List<String> said = tellToEnd("X works on it");
            x.clock().advance(Duration.ofHours(2));

            assertThat(said)
                    .contains("Stopping after the transaction or request under way; the next run goes on from there.")
                    .anyMatch(line -> line.startsWith("Posts: stopped, the next run goes on."));
            assertThat(Terminal.heed(Map.of("HEED_TOKEN", "mock-token"), arguments())
                            .status())
                    .isEqualTo(Exit.DONE);
            assertThat(posts(url)).isEqualTo(1);
            assertThat(x.journal().count(Call.CREATE)).isEqualTo(1);
        }
    }

    private List<String> tellToEnd(String when) throws Exception {
        Process heed = start();
        try (BufferedReader out = heed.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains(when)) {
                line = out.readLine();
            }
            assertThat(line).as("what the run said").isNotNull();
            // Process.destroy() would close what it says, too.
            heed.toHandle().destroy();
            return out.lines().toList();
        } finally {
            assertThat(heed.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(heed.exitValue()).isEqualTo(SIGTERM);
        }
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder heed = new ProcessBuilder(Stream.concat(
                        Stream.of(java, "-cp", System.getProperty("java.class.path"), Main.class.getName()),
                        Stream.of(arguments()))
                .toList());
        heed.environment().put("HEED_TOKEN", "mock-token");
        return heed.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private String[] arguments() {
        return new String[] {
            "run", "--type", "posts", "--config", folder.resolve("heed.yaml").toString()
        };
    }

    private void write(String url) throws SQLException, IOException {
        Files.writeString(
                folder.resolve("posts.yaml"),
                "tables:\n  - name: posts\n    match:\n      - {column: id, holds: post, delete: row}\n");
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("create table posts (id bigint primary key)");
            sql.execute("insert into posts values (1), (2)");
        }
    }

    private static long posts(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from posts")) {
            row.next();
            return row.getLong(1);
        }
    }
}
