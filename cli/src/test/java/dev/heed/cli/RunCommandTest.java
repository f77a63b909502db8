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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that can be wrong is one clear line, a status, and no change. */
class RunCommandTest {
    private static final Map<String, String> SECRETS = Map.of("HEED_TOKEN", "s3cret-t0ken", "HEED_PASSWORD", "p4ss");

    @TempDir
    Path folder;

    private String url;
    private Path config;
    private Path mapping;

    @BeforeEach
    void begin() throws SQLException, IOException {
        url = "jdbc:h2:file:" + folder.resolve("db");
        config = folder.resolve("heed.yaml");
        write("");
        mapping = Files.writeString(
                folder.resolve("posts.yaml"),
                "tables:\n  - name: posts\n    match:\n      - {column: id, holds: post, delete: row}\n");
        sql("create table posts (id bigint primary key, label int)");
        sql("insert into posts values (1, 1)");
    }

    @Test
    void withoutAConfigurationItSaysWhereItLooked() throws Exception {
        Files.delete(config);

        refuses(run(), "There is no configuration at " + config);
    }

    @Test
    void withoutATokenItSaysWhereToPutIt() throws SQLException {
        refuses(Terminal.heed("run", "-c", config.toString()), "There is no bearer token", "HEED_TOKEN");
    }

    @Test
    void withoutAMappingItSaysWhereItLooked() throws Exception {
        Files.delete(mapping);

        refuses(run(), "There is no mapping at " + mapping);
    }

    @Test
    void anEmptyMappingIsNamed() throws Exception {
        Files.writeString(mapping, "");

        refuses(run(), "posts.yaml");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() throws Exception {
        Files.writeString(mapping, "tables:\n  - name: posts\n    colour: red\n");

        refuses(run(), "posts.yaml:3", "colour");
    }

    @Test
    void aTableThatIsNotThereIsNamedWithItsLine() throws Exception {
        Files.writeString(mapping, Files.readString(mapping).replace("posts", "tweets"));

        refuses(run(), "posts.yaml:2", "tweets");
    }

    @Test
    void aColumnThatCannotHoldAnIdIsNamedWithItsLine() throws Exception {
        Files.writeString(mapping, Files.readString(mapping).replace("column: id", "column: label"));

        refuses(run(), "posts.yaml:4", "LABEL");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithoutItsSecrets() throws Exception {
        Files.writeString(
                config,
                Files.readString(config).replace(url, "jdbc:h2:file:" + folder.resolve("absent") + ";IFEXISTS=TRUE")
                        + "    user: me\n    password_env: HEED_PASSWORD\n");
        Terminal terminal = run();

        refuses(terminal, "The database of the home cannot be reached");
        assertThat(terminal.errors()).doesNotContain("p4ss");
    }

    @Test
    void aUrlThatNoDriverKnowsIsNotShown() throws Exception {
        Files.writeString(config, Files.readString(config).replace(url, "jdbc:oracle:p4ss@host"));
        Terminal terminal = run();

        refuses(terminal, "No driver knows the URL of the home");
        assertThat(terminal.errors()).doesNotContain("p4ss");
    }

    @Test
    void aSpoolThatIsNotWritableIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        write("spool: file\n");

        refuses(run(), "The spool folder " + file + " is not writable");
    }

    @Test
    void aWrongTokenIsToldWithoutShowingIt() throws Exception {
        try (MockXServer x = MockXServer.builder().start()) {
            write("x: { address: '" + x.apiBase() + "' }\n");
            Terminal terminal = run();

            refuses(terminal, "401 Unauthorized: the bearer token is wrong");
            assertThat(terminal.errors()).doesNotContain("s3cret");
        }
    }

    @Test
    void anOptionThatIsNotKnownIsWrongUsage() {
        assertThat(Terminal.heed("run", "--colour", "red").status()).isEqualTo(Exit.USAGE);
        assertThat(Terminal.heed("run", "--type", "nobody").status()).isEqualTo(Exit.USAGE);
        assertThat(Terminal.heed("jump").status()).isEqualTo(Exit.USAGE);
    }

    private Terminal run() {
        return Terminal.heed(SECRETS, "run", "--config", config.toString());
    }

    private void write(String root) throws IOException {
        Files.writeString(config, root + "targets:\n  - mapping: posts.yaml\n    url: '" + url + "'\n");
    }

    private void refuses(Terminal terminal, String... words) throws SQLException {
        assertThat(terminal.status()).isEqualTo(Exit.ERROR);
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
