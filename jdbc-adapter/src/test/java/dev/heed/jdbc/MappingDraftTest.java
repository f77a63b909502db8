package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a first look at a database makes of it. */
class MappingDraftTest {
    private static final Instant NOW = Instant.parse("2025-06-01T00:00:00Z");

    /** A Post of January 2020, and one of each day after it. */
    private static final long FIRST = 1_220_000_000_000_000_000L;

    private static final long DAY = 86_400_000L << 22;

    private static final Path TWITTER_TO_SQLITE =
            Path.of("..", "cli", "src", "test", "resources", "dev", "heed", "cli", "twitter-to-sqlite.sql");

    private static final String POSTS = """
            CREATE TABLE authors (id BIGINT PRIMARY KEY, handle VARCHAR(40) NOT NULL);
            CREATE TABLE posts (id BIGINT PRIMARY KEY, author_id BIGINT NOT NULL REFERENCES authors (id),
                text VARCHAR(280), lat DOUBLE PRECISION, lon DOUBLE PRECISION, place VARCHAR(80),
                quoted_id BIGINT, quoted_text VARCHAR(280));
            CREATE TABLE post_media (id BIGINT PRIMARY KEY, post_id BIGINT NOT NULL REFERENCES posts (id));
            CREATE TABLE media_words (media_id BIGINT REFERENCES post_media (id), word VARCHAR(20))
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void findsPostsAuthorsQuotesMediaAndGeoData(TestServer server) {
        DataSource database = server.emptyDatabase();
        run(database, POSTS);
        TestServer.execute(database, "INSERT INTO authors VALUES (783214, 'x'), (44196397, 'e')");
        ids().forEach(id -> TestServer.execute(
                database,
                "INSERT INTO posts VALUES (" + id + ", 783214, 'secret', 1, 2, 'here', " + (id - 5) + ", 'said')"));

        String draft = draft(database);

        assertThat(stored(draft))
                .contains(
                        "delete: row\n        # geo data by the names: lat 90, lon 90, place 60\n        scrub_geo: {"
                                + " clear: [lat, lon, place] }",
                        "column: quoted_id\n        holds: post\n        delete: { clear: [quoted_id, quoted_text] }",
                        "column: author_id\n        holds: user\n        delete: row",
                        "# 75: its name says post; 30 of 30 values carry times of 2020",
                        "- table: post_media\n        column: post_id\n        references: id\n        children:\n"
                                + "          - { table: media_words, column: media_id, references: id }",
                        "create index")
                .doesNotContain("secret", "783214");
        assertThat(errors(database, draft)).isEmpty();
    }

    @Test
    void isRefusedUntilAPersonHasReadIt() throws IOException {
        DataSource database = TestServer.H2.emptyDatabase();
        run(database, POSTS);
        Path file = Files.writeString(folder.resolve("draft.yml"), draft(database));

        assertThat(JdbcTarget.check(database, Mapping.file(file)))
                .anySatisfy(finding -> assertThat(finding.text()).contains("remove the line \"draft: true\""));
    }

    @Test
    void takesATimeThatIsThatOfAnotherColumnForNearlyAProof() {
        DataSource database = TestServer.POSTGRESQL.emptyDatabase();
        run(
                database,
                "SET TIME ZONE 'Asia/Tokyo';"
                        + "CREATE TABLE stored (object_key NUMERIC(20) PRIMARY KEY, published TIMESTAMPTZ);"
                        + "INSERT INTO stored SELECT id, to_timestamp(((id >> 22) + 1288834974657) / 1000) FROM"
                        + " generate_series(" + FIRST + ", " + (FIRST + 9 * DAY) + ", " + DAY + ") id");

        assertThat(draft(database))
                .contains("# 60: 10 of 10 values carry times of 2020; 10 times are those of published")
                .contains("  - name: stored\n");
    }

    @Test
    void takesNoKeysOfTheDatabasesOwnForIds() {
        DataSource database = TestServer.H2.emptyDatabase();
        run(
                database,
                "CREATE TABLE users (id BIGINT PRIMARY KEY, name VARCHAR(20));"
                        + "CREATE TABLE tweets (id BIGINT PRIMARY KEY, tweet_id VARCHAR(20), user_id BIGINT REFERENCES users (id))");
        LongStream.range(100, 130)
                .forEach(key -> run(
                        database,
                        "INSERT INTO users VALUES (" + key + ", 'a'); INSERT INTO tweets VALUES (" + key + ", '"
                                + (FIRST + key * DAY) + "', " + key + ")"));

        String draft = draft(database);

        assertThat(draft)
                .contains(
                        "      - column: TWEET_ID\n",
                        "# - { column: ID, holds: post, delete: row }",
                        "#     - { column: ID, holds: user, delete: row }")
                .contains("# - { column: USER_ID, holds: user, delete: row }")
                .contains("but they count up by one");
        assertThat(errors(database, draft)).isEmpty();
    }

    @Test
    void looksIntoJson() {
        DataSource database = TestServer.POSTGRESQL.emptyDatabase();
        run(database, "CREATE TABLE archived (key BIGINT PRIMARY KEY, payload JSONB)");
        ids().forEach(id -> run(
                database,
                "INSERT INTO archived VALUES (" + id / DAY + ", '{\"id_str\": \"" + id
                        + "\", \"geo\": null, \"user\": {\"id_str\": \"44196397\"}, \"quoted_status\": {\"id_str\": \""
                        + (id - 7)
                        + "\"}}')"));

        String draft = draft(database);

        assertThat(draft)
                .contains("at: /id_str\n        holds: post\n        delete: row\n")
                .contains("scrub_geo: { json: { payload: [/geo] } }")
                .contains(
                        "at: /quoted_status/id_str\n        holds: post\n        delete: { json: { payload: [/quoted_status] } }")
                .contains("at: /user/id_str\n        holds: user\n        delete: row\n");
        assertThat(errors(database, draft)).isEmpty();
    }

    @Test
    void saysSoWhereNothingIsFound() {
        DataSource database = TestServer.H2.emptyDatabase();
        run(database, "CREATE TABLE invoices (number BIGINT PRIMARY KEY, total NUMERIC(10, 2))");

        assertThat(draft(database)).contains("tables: []");
    }

    @Test
    void takesNamesOfAnyKind() {
        DataSource database = TestServer.POSTGRESQL.emptyDatabase();
        run(
                database,
                "CREATE TABLE \"no\" (tweet_id BIGINT PRIMARY KEY);"
                        + "CREATE TABLE \"Größe.*: \"\"x\"\" # 😀\n- a\" (tweet_id BIGINT PRIMARY KEY, \"geo: {\" VARCHAR(9))");
        ids().forEach(id -> run(
                database,
                "INSERT INTO \"no\" VALUES (" + id + ");" + "INSERT INTO \"Größe.*: \"\"x\"\" # 😀\n- a\" VALUES (" + id
                        + ")"));

        assertThat(errors(database, draft(database))).isEmpty();
    }

    @Test
    void understandsTwitterToSqlite() throws IOException {
        DataSource database = TestServer.SQLITE.emptyDatabase();
        TestServer.execute(
                database,
                Files.readAllLines(TWITTER_TO_SQLITE).stream()
                        .filter(line -> !line.startsWith("--"))
                        .toArray(String[]::new));
        run(database, "INSERT INTO users (id, screen_name) VALUES (783214, 'x')");
        ids().forEach(id -> run(
                database,
                "INSERT INTO tweets (id, user, full_text, retweeted) VALUES (" + id + ", 783214, '{not json', 0)"));

        String draft = draft(database);

        assertThat(draft)
                .contains(
                        "column: user\n        holds: user\n        delete: row",
                        "column: quoted_status\n        holds: post\n        delete: { clear: [quoted_status] }",
                        "scrub_geo: { clear: [place, geo, coordinates] }",
                        "{ table: media_tweets, column: tweets_id, references: id }",
                        "{ table: tweets, column: retweeted_status, references: id }",
                        "set off triggers")
                .doesNotContain("column: retweeted\n", "name: media\n", "column: screen_name");
        assertThat(errors(database, draft)).isEmpty();
    }

    @Test
    void understandsTheBinsOfDmiTcat() {
        DataSource database = TestServer.MARIADB.emptyDatabase();
        run(database, """
                CREATE TABLE rain_tweets (id bigint(20) NOT NULL, created_at datetime NOT NULL,
                    from_user_name varchar(255) NOT NULL, from_user_id bigint NOT NULL, from_user_tweetcount int(11),
                    location varchar(64), geo_lat float(10, 6), geo_lng float(10, 6), text text NOT NULL,
                    retweet_id bigint(20), to_user_id bigint, to_user_name varchar(255),
                    in_reply_to_status_id bigint(20), quoted_status_id bigint, PRIMARY KEY (id),
                    KEY from_user_id (from_user_id));
                CREATE TABLE rain_hashtags (id int(11) NOT NULL AUTO_INCREMENT, tweet_id bigint(20) NOT NULL,
                    created_at datetime, from_user_id bigint NOT NULL, text varchar(255), PRIMARY KEY (id),
                    KEY tweet_id (tweet_id));
                CREATE TABLE rain_mentions (id int(11) NOT NULL AUTO_INCREMENT, tweet_id bigint(20) NOT NULL,
                    from_user_id bigint NOT NULL, to_user varchar(255), to_user_id bigint, PRIMARY KEY (id))""");
        ids().forEach(id -> run(
                database,
                "INSERT INTO rain_tweets (id, created_at, from_user_name, from_user_id, text, to_user_id, to_user_name)"
                        + " VALUES (" + id + ", FROM_UNIXTIME((" + id + " DIV 4194304 + 1288834974657) DIV 1000), 'x',"
                        + " 783214, 'secret', 44196397, 'y');"
                        + "INSERT INTO rain_hashtags (tweet_id, created_at, from_user_id, text) VALUES (" + id
                        + ", now(), 783214, 'rain')"));

        String draft = draft(database);

        assertThat(draft)
                .contains(
                        "# 100: its name says Post; 30 of 30 values carry times of 2020; 30 times are those of created_at\n"
                                + "      - column: id\n",
                        "column: to_user_id\n        holds: user\n        delete: { clear: [to_user_id, to_user_name] }",
                        "column: from_user_id\n        holds: user\n        delete: row",
                        "  - name: rain_hashtags\n    match:\n",
                        "column: tweet_id\n        holds: post\n        delete: row",
                        "scrub_geo: { clear: [location, geo_lat, geo_lng] }")
                .doesNotContain("secret", "column: from_user_name");
        assertThat(errors(database, draft)).isEmpty();
    }

    @Test
    void givesTablesThatAreAlikeOneEntry() {
        DataSource database = TestServer.POSTGRESQL.emptyDatabase();
        for (String bin : List.of("rain", "snow", "empty")) {
            run(
                    database,
                    "CREATE TABLE %1$s_tweets (id BIGINT PRIMARY KEY, text VARCHAR(280));".formatted(bin)
                            + "CREATE TABLE %1$s_media (tweet_id BIGINT REFERENCES %1$s_tweets (id))".formatted(bin));
        }
        run(database, "CREATE TABLE other_tweets (tweet_id BIGINT PRIMARY KEY, note TEXT)");
        run(database, "CREATE TABLE posts_2021 (post_id BIGINT); CREATE TABLE posts_2022 (post_id BIGINT)");
        ids().forEach(id -> List.of("rain_tweets", "snow_tweets", "other_tweets", "posts_2021", "posts_2022")
                .forEach(table -> run(database, "INSERT INTO " + table + " VALUES (" + id + ")")));

        String draft = draft(database);

        assertThat(draft)
                .contains(
                        "  # 2 tables that are alike: posts_2021, posts_2022\n  - name: \"posts_*\"\n",
                        "  - name: rain_tweets\n",
                        "  - name: other_tweets\n")
                .doesNotContain("name: posts_2");
        assertThat(errors(database, draft)).isEmpty();

        run(database, "DROP TABLE other_tweets");

        assertThat(draft(database))
                .contains(
                        "  # 3 tables that are alike: empty_tweets, rain_tweets, snow_tweets\n  - name: \"*_tweets\"\n",
                        "{ table: \"*_media\", column: tweet_id, references: id }")
                .doesNotContain("name: rain", "name: empty_tweets", "name: snow");
        assertThat(errors(database, draft(database))).isEmpty();
    }

    static LongStream ids() {
        return LongStream.range(0, 30).map(day -> FIRST + day * DAY);
    }

    static String draft(DataSource database) {
        return MappingDraft.of(database, InstantSource.fixed(NOW));
    }

    /** H2 stores names in upper case. */
    private static String stored(String draft) {
        return draft.toLowerCase(Locale.ROOT);
    }

    private List<Finding> errors(DataSource database, String draft) {
        try {
            Path file = Files.writeString(folder.resolve("draft.yml"), draft.replace("draft: true\n", ""));
            return JdbcTarget.check(database, Mapping.file(file)).stream()
                    .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(DataSource database, String statements) {
        TestServer.execute(
                database, Stream.of(statements.split(";")).map(String::strip).toArray(String[]::new));
    }
}
