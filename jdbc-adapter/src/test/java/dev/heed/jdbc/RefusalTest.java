package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Outcome;
import dev.heed.spi.PassingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows that a database does not let go, and of all others. */
@ParameterizedClass
@EnumSource(TestServer.class)
class RefusalTest extends EnforcerBench {
    private static final String REFUSED =
            "SELECT \"id\", \"rows\", \"detail\" FROM \"heed_ledger\" WHERE \"outcome\" = 'REFUSED' ORDER BY \"id\"";

    RefusalTest(TestServer server) {
        super(server);
    }

    @Test
    void isolatesTheIdsOfRowsToWhichAnUnknownTableRefers() {
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        LongStream.rangeClosed(1, 40).forEach(id -> archive.post(id, 900).media(id));
        archive.run(
                "CREATE TABLE likes (post_id BIGINT,"
                        + " CONSTRAINT likes_of_post FOREIGN KEY (post_id) REFERENCES posts (id))",
                "INSERT INTO likes VALUES (7), (31)");

        // SQLite does not say which key it was.
        String key = server == TestServer.SQLITE ? "FOREIGN KEY" : "likes_of_post";

        List<Applied> done = applyAll(enforcer, 40);

        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("7", "31");
        assertThat(archive.rows("SELECT post_id FROM media ORDER BY post_id")).containsExactly("7", "31");
        assertThat(done).hasSizeLessThan(15).first().isEqualTo(new Applied(5, 5, 10));
        assertThat(done.stream().mapToInt(Applied::ids).sum()).isEqualTo(40);
        assertThat(archive.rows(REFUSED))
                .hasSize(2)
                .first()
                .asString()
                .matches(
                        "(?is)7\\|0\\|The database refuses to delete rows of %1$s.posts: rows of another table refer to"
                                        .formatted(server.schemaOf(archive))
                                + " them \\(.*" + key
                                + ".*\\). Add that table under \"children\" of %1$s.posts in the"
                                        .formatted(server.schemaOf(archive))
                                + " mapping, or a match that clears the reference.");
        assertThat(enforcer.tally(posts.run()).ids(Outcome.REFUSED)).isEqualTo(2);
        assertThat(enforcer.tally(posts.run()).ids(Outcome.CHANGED)).isEqualTo(38);
        assertThat(enforcer.refusals(posts, "r")).hasValueSatisfying(refused -> {
            assertThat(refused.ids()).isEqualTo(2);
            assertThat(refused.first()).startsWith("the first of them ID 7: The database refuses");
        });
    }

    @Test
    void recordsARowThatRefersToItselfWhereTheDatabaseNeverLetsItGo() {
        archive.run(
                "CREATE TABLE replies (id BIGINT PRIMARY KEY, above BIGINT NOT NULL,"
                        + " CONSTRAINT reply_to FOREIGN KEY (above) REFERENCES replies (id))",
                "INSERT INTO replies VALUES (1, 1)",
                "INSERT INTO replies VALUES (2, 1)");
        String mapping = """
                tables:
                  - name: replies
                    match: [ { column: id, holds: post, delete: row } ]
                    children: [ { table: replies, column: above, references: id } ]
                """;

        applyAll(enforcer(mapping, Limits.DEFAULT), 2);

        if (server.isMysql()) {
            assertThat(archive.rows("SELECT id FROM replies ORDER BY id")).containsExactly("1");
            assertThat(archive.rows(REFUSED))
                    .singleElement()
                    .asString()
                    .contains("lets no row go that refers to itself", "\"above\" is NOT NULL");
        } else {
            assertThat(archive.count("replies")).isZero();
        }
    }

    @Test
    void isolatesTheIdOfARowThatACheckForbidsToClear() {
        archive.run(
                server == TestServer.SQLITE
                        ? "CREATE TRIGGER placed BEFORE UPDATE ON posts WHEN NEW.id = 3 AND NEW.lat IS NULL"
                                + " BEGIN SELECT RAISE(ABORT, 'must have a place'); END"
                        : "ALTER TABLE posts ADD CONSTRAINT placed CHECK (id <> 3 OR lat IS NOT NULL)");
        LongStream.rangeClosed(1, 5).forEach(id -> archive.post(id, 900));
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);

        long upTo = 0;
        while (upTo < 5) {
            upTo = enforcer.apply(
                            batch(posts, LongStream.rangeClosed(upTo + 1, 5).mapToObj(EnforcerBench::scrub)))
                    .upTo();
        }

        assertThat(archive.rows("SELECT id FROM posts WHERE lat IS NOT NULL")).containsExactly("3");
        assertThat(archive.rows(REFUSED))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("3|0|The database refuses to change rows of ");
    }

    @Test
    void tellsOfNoRefusalWhereThereIsNone() {
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        enforcer.apply(batch(posts, delete(1)));

        assertThat(enforcer.refusals(posts, "r")).isEmpty();
    }

    @Test
    void leavesAllAsItWasWhileSomebodyHoldsALock() throws SQLException {
        archive.post(1, 900).post(2, 900);
        Limits impatient = new Limits(100, Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(60));
        Enforcer enforcer = enforcer(Mappings.POSTS, impatient);
        Batch batch = batch(posts, delete(1), delete(2));

        try (Connection other = archive.source().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE posts SET lat = 0 WHERE id = 1");
            assertThatThrownBy(() -> enforcer.apply(batch))
                    .isInstanceOf(PassingException.class)
                    .hasMessageStartingWith("Heed could not apply ID 1 of job " + posts.id());
            other.rollback();
        }

        assertThat(archive.count("posts")).isEqualTo(2);
        assertThat(enforcer.apply(batch)).isEqualTo(new Applied(2, 2, 2));
    }

    private List<Applied> applyAll(Enforcer enforcer, long last) {
        List<Applied> done = new ArrayList<>();
        for (long upTo = 0; upTo < last; upTo = done.get(done.size() - 1).upTo()) {
            done.add(enforcer.apply(
                    batch(posts, LongStream.rangeClosed(upTo + 1, last).mapToObj(EnforcerBench::delete))));
        }
        return done;
    }
}
