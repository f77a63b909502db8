package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.IdCursor;
import dev.heed.spi.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the words of a mapping do to rows. */
@ParameterizedClass
@EnumSource(TestServer.class)
class MappingWordsTest extends EnforcerBench {
    private static final String TENANTS = """
            tables:
              - name: posts
                where: { column: tenant, is: acme }
                unless: { column: legal_hold, is: true }
                match:
                  - { column: id, holds: post, delete: row, scrub_geo: { clear: [lat] } }
                  - { column: author_id, holds: user, delete: row }
                  - { column: quoted_id, holds: post, delete: { clear: [quoted_id] } }
                children:
                  - { table: media, column: post_id, references: id }
            """;

    @TempDir
    Path scratch;

    MappingWordsTest(TestServer server) {
        super(server);
    }

    @Test
    void doesToEachReasonWhatTheMappingSays() {
        archive.post(1, 900)
                .post(2, 900)
                .post(3, 900)
                .media(3)
                .quote(4, 900, 2)
                .quote(5, 901, 3)
                .run("ALTER TABLE posts ADD COLUMN hidden_at TIMESTAMP NULL");
        String mapping = """
                tables:
                  - name: posts
                    match:
                      - column: id
                        holds: post
                        delete: { by_reason: { protected: { mark: hidden_at }, suspended: keep, otherwise: row } }
                      - { column: quoted_id, holds: post, delete: { clear: [quoted_id] } }
                    children: [ { table: media, column: post_id, references: id } ]
                """;

        enforcer(mapping, Limits.DEFAULT)
                .apply(batch(posts, notice(1, "protected"), notice(2, "suspended"), notice(3, "deactivated")));

        assertThat(archive.rows("SELECT id, quoted_id FROM posts WHERE hidden_at IS NULL ORDER BY id"))
                .containsExactly("2|null", "4|null", "5|null");
        assertThat(archive.rows("SELECT id FROM posts WHERE hidden_at IS NOT NULL"))
                .containsExactly("1");
        assertThat(archive.count("media")).isZero();
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "1|DELETE|CHANGED|1|posts:marked=1",
                        "2|DELETE|CHANGED|1|posts:cleared=1",
                        "3|DELETE|CHANGED|3|posts:cleared=1;media:deleted=1;posts:deleted=1");
    }

    @Test
    void writesTheReasonIntoAMark() {
        archive.run("ALTER TABLE posts ADD COLUMN gone_for VARCHAR(20)")
                .post(1, 900)
                .post(2, 900);
        String match = "{ column: id, holds: post, delete: { mark: gone_for, value: reason } }";

        applyWith(match, notice(1, "protected"), notice(2, "suspended"));
        long again =
                applyWith(match, notice(1, "deleted"), notice(2, "suspended")).rows();

        assertThat(archive.rows("SELECT id, gone_for FROM posts ORDER BY id"))
                .containsExactly("1|protected", "2|suspended");
        assertThat(again).isZero();
    }

    @Test
    void marksRowsOfATenantThatAnotherColumnCouldDelete() {
        archive.run(
                        "ALTER TABLE posts ADD COLUMN tenant VARCHAR(9)",
                        "ALTER TABLE posts ADD COLUMN gone_for VARCHAR(20)")
                .post(1, 900)
                .post(2, 900)
                .run("UPDATE posts SET tenant = 'acme' WHERE id = 1");

        enforcer("""
                tables:
                  - name: posts
                    where: { column: tenant, is: acme }
                    match:
                      - { column: id, holds: post, delete: { mark: gone_for, value: reason } }
                      - { column: quoted_id, holds: post, delete: row }
                    children:
                      - { table: media, column: post_id, references: id }
                      - { table: posts, column: quoted_id, references: id }
                """, Limits.DEFAULT).apply(batch(posts, delete(1), delete(2)));

        assertThat(archive.rows("SELECT id, gone_for FROM posts ORDER BY id")).containsExactly("1|deleted", "2|null");
    }

    @Test
    void doesNotMindThePaddingOfAColumnInACondition() {
        archive.run("ALTER TABLE posts ADD COLUMN tenant CHAR(9)", "ALTER TABLE posts ADD COLUMN hold CHAR(9)")
                .post(1, 900)
                .post(2, 900)
                .post(3, 900)
                .run("UPDATE posts SET tenant = 'acme' WHERE id < 3", "UPDATE posts SET hold = 'legal' WHERE id = 2");

        String mapping = TENANTS.replace("legal_hold, is: true", "hold, is: legal");
        enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(1), delete(2), delete(3)));

        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("2", "3");
    }

    @Test
    void leavesRowsOutsideOfTheConditionAloneAndHoldsOthersBack() {
        tenants();

        enforcer(TENANTS, Limits.DEFAULT).apply(batch(posts, delete(1), delete(2), scrub(3), delete(4), delete(5)));

        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("2", "3", "4", "6", "7");
        assertThat(archive.rows("SELECT post_id FROM media ORDER BY post_id")).containsExactly("2", "4");
        assertThat(archive.count("posts WHERE id = 3 AND lat IS NOT NULL")).isEqualTo(1);
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "1|DELETE|CHANGED|2|media:deleted=1;posts:deleted=1",
                        "2|DELETE|HELD|0|posts:held=1",
                        "3|SCRUB_GEO|HELD|0|posts:held=1",
                        "4|DELETE|ABSENT|0|",
                        "5|DELETE|CHANGED|1|posts:deleted=1");
        assertThat(tally(posts).ids(Outcome.HELD)).isEqualTo(2);
    }

    @Test
    void saysSoWhenSomeRowsOfAnAuthorAreHeldBack() {
        tenants();

        enforcer(TENANTS, Limits.DEFAULT).apply(batch(users, delete(900)));

        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("2", "3", "4", "7");
        assertThat(archive.rows(LEDGER))
                .containsExactly("900|DELETE|HELD|4|media:deleted=1;posts:deleted=3;posts:held=2");
    }

    @Test
    void asksXAboutHeldRowsButNotAboutThoseOutside() {
        tenants();

        assertThat(ids(TENANTS)).containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void takesConditionsOnNullNumbersAndUuids() {
        boolean knowsUuids = server == TestServer.H2 || server == TestServer.POSTGRESQL;
        String uuid = knowsUuids ? "UUID" : "VARCHAR(36)";
        archive.run(
                "CREATE TABLE notes (post_id BIGINT, closed_at DATE, shard INTEGER, owner " + uuid + ")",
                "INSERT INTO notes VALUES (1, NULL, 1, '00000000-0000-0000-0000-00000000000a')",
                "INSERT INTO notes VALUES (2, '2020-01-01', 1, NULL)",
                "INSERT INTO notes VALUES (3, NULL, 2, '00000000-0000-0000-0000-00000000000a')",
                "INSERT INTO notes VALUES (4, NULL, NULL, '00000000-0000-0000-0000-00000000000b')");

        assertThat(ids(notes("closed_at, is: null"))).containsExactly(1L, 3L, 4L);
        assertThat(ids(notes("shard, is: 1"))).containsExactly(1L, 2L);
        assertThat(ids(notes("owner, is: 00000000-0000-0000-0000-00000000000a")))
                .containsExactly(1L, 3L);
    }

    @Test
    void takesEveryTableThatAPatternMeansWithItsOwnChildren() {
        for (String bin : List.of("rain", "snow")) {
            archive.run(
                    "CREATE TABLE " + bin + "_tweets (id BIGINT PRIMARY KEY)",
                    "CREATE TABLE " + bin + "_tags (tweet_id BIGINT)",
                    "INSERT INTO " + bin + "_tweets VALUES (1), (2)",
                    "INSERT INTO " + bin + "_tags VALUES (1), (2)");
        }
        String mapping = """
                tables:
                  - name: "*_tweets"
                    match: [ { column: id, holds: post, delete: row } ]
                    children: [ { table: "*_tags", column: tweet_id, references: id } ]
                """;

        enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(1)));

        for (String table : List.of("rain_tweets", "rain_tags", "snow_tweets", "snow_tags")) {
            assertThat(archive.rows("SELECT * FROM " + table)).as(table).containsExactly("2");
        }
        assertThat(archive.rows(LEDGER))
                .allSatisfy(row -> assertThat(row.toLowerCase(Locale.ROOT))
                        .contains("snow_tweets:deleted=1", "rain_tags:deleted=1"));
    }

    /** Posts 1 to 3, 5 and 6 are of a tenant, of which 2 and 3 are held back; 4 and 7 are of others. */
    private void tenants() {
        archive.run(
                "ALTER TABLE posts ADD COLUMN tenant VARCHAR(9)", "ALTER TABLE posts ADD COLUMN legal_hold BOOLEAN");
        for (long id = 1; id <= 7; id++) {
            archive.post(id, 900);
        }
        archive.media(1)
                .media(2)
                .media(4)
                .run(
                        "UPDATE posts SET tenant = 'acme' WHERE id <> 7",
                        "UPDATE posts SET tenant = 'other' WHERE id = 4",
                        "UPDATE posts SET legal_hold = TRUE WHERE id IN (2, 3, 4)",
                        "UPDATE posts SET legal_hold = FALSE WHERE id = 5");
    }

    private static String notes(String condition) {
        return "tables:\n  - name: notes\n    where: { column: " + condition
                + " }\n    match: [ { column: post_id, holds: post, delete: keep } ]\n";
    }

    private List<Long> ids(String mapping) {
        List<Long> ids = new ArrayList<>();
        try (IdCursor cursor = JdbcTarget.open("main", archive.source(), Mappings.write(folder, mapping))
                .ids()
                .open(JobType.TWEETS, IdRange.ALL, new TestWork(scratch, () -> {}))) {
            for (long id = cursor.next(); id != IdCursor.END; id = cursor.next()) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Notice notice(long id, String reason) {
        return new Notice(id, Action.DELETE, reason, null, null);
    }
}
