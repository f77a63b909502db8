package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.MockXServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can be wrong is one clear line, a status, and no change. */
class RunCommandTest {
    private static final Map<String, String> TOKEN = Map.of("HEED_TOKEN", "s3cret-t0ken", "HEED_DB_PASSWORD", "");

    @TempDir
    Path folder;

    private String url;
    private Path mapping;

    @BeforeEach
    void begin() throws SQLException, IOException {
        url = "jdbc:h2:file:" + folder.resolve("db");
        mapping = Files.writeString(
                folder.resolve("heed.yml"),
                "tables:\n  - name: posts\n    match:\n      - {column: id, holds: post, delete: row}\n");
        sql("create table posts (id bigint primary key, label int)");
        sql("insert into posts values (1, 1)");
    }

    @Test
    void withoutATokenItSaysWhereToPutIt() throws SQLException {
        refuses(Terminal.heed("run", "--url", url), "There is no bearer token", "HEED_TOKEN");
    }

    @Test
    void withoutAMappingItSaysWhereItLooked() throws SQLException {
        Path missing = folder.resolve("no.yml");

        refuses(run("--mapping", missing.toString()), "There is no mapping at " + missing);
    }

    @Test
    void anEmptyMappingIsNamed() throws Exception {
        Files.writeString(mapping, "");

        refuses(run(), "heed.yml");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() throws Exception {
        Files.writeString(mapping, "tables:\n  - name: posts\n    colour: red\n");

        refuses(run(), "heed.yml:3", "colour");
    }

    @Test
    void aTableThatIsNotThereIsNamedWithItsLine() throws Exception {
        Files.writeString(mapping, Files.readString(mapping).replace("posts", "tweets"));

        refuses(run(), "heed.yml:2", "tweets");
    }

    @Test
    void aColumnThatCannotHoldAnIdIsNamedWithItsLine() throws Exception {
        Files.writeString(mapping, Files.readString(mapping).replace("column: id", "column: label"));

        refuses(run(), "heed.yml:4", "LABEL");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsSecrets() throws SQLException {
        Terminal terminal = Terminal.heed(
                Map.of("HEED_TOKEN", "s3cret-t0ken", "HEED_DB_PASSWORD", "p4ss"),
                "run",
                "--url",
                "jdbc:h2:file:" + folder.resolve("absent") + ";IFEXISTS=TRUE",
                "--user",
                "me",
                "--mapping",
                mapping.toString(),
                "--spool",
                folder.resolve("spool").toString());

        refuses(terminal, "cannot be reached");
        assertThat(terminal.errors()).doesNotContain("p4ss");
    }

    @Test
    void aSpoolThatIsNotWritableIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        refuses(run("--spool", file.toString()), "The spool folder " + file + " is not writable");
    }

    @Test
    void aWrongTokenIsToldWithoutShowingIt() throws SQLException {
        try (MockXServer x = MockXServer.builder().start()) {
            Terminal terminal = run("--api", x.apiBase().toString());

            refuses(terminal, "401 Unauthorized: the bearer token is wrong");
            assertThat(terminal.errors()).doesNotContain("s3cret");
        }
    }

    @Test
    void anOptionThatIsNotKnownIsWrongUsage() {
        assertThat(Terminal.heed("run", "--colour", "red").status()).isEqualTo(2);
        assertThat(Terminal.heed("jump").status()).isEqualTo(2);
    }

    private Terminal run() {
        return run("--app", "default");
    }

    /** Runs with everything right but one option. */
    private Terminal run(String option, String value) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("--url", url);
        options.put("--mapping", mapping.toString());
        options.put("--spool", folder.resolve("spool").toString());
        options.put(option, value);
        Stream<String> words = options.entrySet().stream().flatMap(each -> Stream.of(each.getKey(), each.getValue()));
        return Terminal.heed(TOKEN, Stream.concat(Stream.of("run"), words).toArray(String[]::new));
    }

    private void refuses(Terminal terminal, String... words) throws SQLException {
        assertThat(terminal.status()).isEqualTo(1);
        assertThat(terminal.errors()).startsWith("heed: ").contains(words).doesNotContain("\tat ");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet posts = statement.executeQuery("select count(*) from posts")) {
            posts.next();
            assertThat(posts.getInt(1)).isEqualTo(1);
        }
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
