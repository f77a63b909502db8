package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.HeedException;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcEnforcerTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LEDGER =
            "SELECT \"id\", \"action\", \"outcome\", \"rows\", \"changes\" FROM \"heed_ledger\" ORDER BY \"id\"";

    @TempDir
    Path folder;

    private final JobKey posts = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
    private final JobKey users = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.USERS, 1);
    private final Archive archive;

    JdbcEnforcerTest(TestServer server) {
        this.archive = new Archive(server.emptyDatabase());
    }

    @Test
    void deletesAPostWithItsChildrenAndClearsWhatQuotesIt() {
        archive.post(1, 900).media(1).media(1).post(2, 900).media(2).quote(3, 901, 1);

        Applied applied = apply(posts, delete(1));

        assertThat(applied).isEqualTo(new Applied(1, 1, 4));
        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("2", "3");
        assertThat(archive.count("media")).isEqualTo(1);
        assertThat(archive.count("posts WHERE quoted_id IS NOT NULL OR quoted_text IS NOT NULL"))
                .isZero();
        assertThat(archive.rows(LEDGER))
                .containsExactly("1|DELETE|CHANGED|4|posts:cleared=1;media:deleted=2;posts:deleted=1");
    }

    @Test
    void deletesEverythingOfAnAuthor() {
        archive.post(1, 900).post(2, 900).media(2).post(3, 901);

        Applied applied = apply(users, delete(900));

        assertThat(applied).isEqualTo(new Applied(900, 1, 3));
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("3");
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|3|media:deleted=1;posts:deleted=2");
    }

    @Test
    void clearsWhatQuotesThePostsOfADeletedAuthor() {
        archive.post(1, 900).quote(2, 900, 1).quote(3, 901, 1).quote(4, 901, 2).quote(5, 901, 3);

        Applied applied = apply(users, delete(900));

        assertThat(applied).isEqualTo(new Applied(900, 1, 4));
        assertThat(archive.rows("SELECT id, quoted_id, quoted_text FROM posts ORDER BY id"))
                .containsExactly("3|null|null", "4|null|null", "5|3|said");
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|4|posts:cleared=2;posts:deleted=2");
    }

    @Test
    void scrubsGeoDataAndNothingElse() {
        archive.post(1, 900).post(2, 900);

        apply(posts, scrub(1));

        assertThat(archive.rows("SELECT id FROM posts WHERE lat IS NULL AND lon IS NULL"))
                .containsExactly("1");
        assertThat(archive.count("posts")).isEqualTo(2);
        assertThat(archive.rows(LEDGER)).containsExactly("1|SCRUB_GEO|CHANGED|1|posts:cleared=1");
    }

    @Test
    void deletesARowThatAnotherIdOfTheBatchWouldClear() {
        archive.post(1, 900).quote(2, 900, 1).quote(3, 900, 1);

        Applied applied = apply(posts, delete(1), delete(2));

        assertThat(applied.rows()).isEqualTo(3);
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("3");
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "1|DELETE|CHANGED|2|posts:cleared=1;posts:deleted=1", "2|DELETE|CHANGED|1|posts:deleted=1");
        assertThat(tally(posts).tables())
                .containsExactly(
                        new Tally.ByTable("posts", Change.CLEARED, Action.DELETE, "deleted", 1),
                        new Tally.ByTable("posts", Change.DELETED, Action.DELETE, "deleted", 2));
    }

    @Test
    void deletesAChainOfQuotesThatGoesOverSeveralStatements() {
        archive.post(1, 900)
                .run(LongStream.rangeClosed(2, 1_200)
                        .mapToObj(id -> "INSERT INTO posts VALUES (" + id + ", 900, " + (id - 1) + ", 'said', 1, 2)")
                        .toArray(String[]::new));

        Applied applied = apply(posts, LongStream.rangeClosed(1, 1_200).mapToObj(JdbcEnforcerTest::delete));

        assertThat(applied).isEqualTo(new Applied(1_200, 1_200, 1_200));
        assertThat(archive.count("posts")).isZero();
    }

    @Test
    void tellsRowsThatAreKeptFromRowsThatAreNotThere() {
        archive.post(1, 900);

        applyWith("{ column: id, holds: post, delete: keep }", delete(1), delete(2));

        assertThat(archive.rows(LEDGER)).containsExactly("1|DELETE|KEPT|0|", "2|DELETE|ABSENT|0|");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void keepsGeoDataWhereTheMappingAsksForNothing() {
        archive.post(1, 900);

        applyWith("{ column: id, holds: post, delete: row }", scrub(1));

        assertThat(archive.rows(LEDGER)).containsExactly("1|SCRUB_GEO|KEPT|0|");
        assertThat(archive.count("posts WHERE lat IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void marksRowsOnceWithTheTimeOrAFlag() {
        archive.run(
                "ALTER TABLE posts ADD COLUMN gone_at TIMESTAMP",
                "ALTER TABLE posts ADD COLUMN gone_zoned TIMESTAMP WITH TIME ZONE",
                "ALTER TABLE posts ADD COLUMN gone_on DATE",
                "ALTER TABLE posts ADD COLUMN gone BOOLEAN");
        archive.post(1, 900).post(2, 900).run("UPDATE posts SET gone = FALSE WHERE id = 1");
        for (String column : List.of("gone_at", "gone_zoned", "gone_on", "gone")) {
            String match = "{ column: id, holds: post, delete: { mark: " + column + " } }";
            assertThat(applyWith(match, delete(1)).rows()).isEqualTo(1);
            assertThat(applyWith(match, delete(1)).rows()).isZero();
        }

        assertThat(archive.count("posts WHERE id = 1 AND gone AND gone_on = DATE '2026-03-01'"
                        + " AND gone_at = TIMESTAMP '2026-03-01 12:00:00'"
                        + " AND gone_zoned = TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00+00'"))
                .isEqualTo(1);
        assertThat(archive.count("posts WHERE gone_at IS NOT NULL OR gone")).isEqualTo(1);
    }

    @Test
    void clearsOnceOnly() {
        archive.post(1, 900);
        String match = "{ column: id, holds: post, delete: { clear: [lat, lon, quoted_text] } }";

        assertThat(applyWith(match, delete(1)).rows()).isEqualTo(1);
        assertThat(applyWith(match, delete(1)).rows()).isZero();

        assertThat(archive.rows("SELECT \"outcome\" FROM \"heed_ledger\" ORDER BY \"rows\""))
                .containsExactly("KEPT", "CHANGED");
    }

    @Test
    void takesAsManyIdsAsTheLimitOfRowsAllows() {
        archive.post(1, 900).post(2, 900).post(3, 901).post(4, 902).post(5, 902);
        Enforcer enforcer = enforcer(Mappings.POSTS, new Limits(3));

        assertThat(enforcer.apply(batch(users, delete(900), delete(901), delete(902))))
                .isEqualTo(new Applied(901, 2, 3));
        assertThat(enforcer.apply(batch(users, delete(902)))).isEqualTo(new Applied(902, 1, 2));
        assertThat(tally(users).reasons())
                .containsExactly(new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 3));
    }

    @Test
    void takesAnIdWithMoreRowsThanTheLimitAlone() {
        archive.run("INSERT INTO posts (id, author_id) VALUES (1, 900), (2, 900), (3, 900), (4, 900), (5, 901)");
        Enforcer enforcer = enforcer(Mappings.POSTS, new Limits(3));

        assertThat(enforcer.apply(batch(users, delete(900), delete(901)))).isEqualTo(new Applied(900, 1, 4));
    }

    @Test
    void changesNothingWhenARowElsewhereRefersToAPost() {
        archive.run("CREATE TABLE likes (post_id BIGINT CONSTRAINT likes_of_post REFERENCES posts (id))")
                .post(1, 900)
                .post(2, 900)
                .media(1)
                .run("INSERT INTO likes VALUES (2)");
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        String posted = archive.rows("SELECT count(*) FROM posts").get(0);

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(1), delete(2))))
                .isInstanceOf(HeedException.class)
                .hasMessageMatching("(?i)The database refuses to delete rows of public.posts for IDs 1 to 2: rows of"
                        + " public.likes refer to them \\(foreign key \"likes_of_post\"\\). Nothing was changed. Add"
                        + " public.likes under \"children\" of public.posts in the mapping \\(column \"post_id\"\\), or"
                        + " a match that clears it.");

        assertThat(archive.count("posts")).isEqualTo(Long.parseLong(posted));
        assertThat(archive.count("media")).isEqualTo(1);
        assertThat(archive.count("\"heed_ledger\"")).isZero();
        assertThat(archive.count("\"heed_tally_id\"")).isZero();
        assertThat(archive.count("\"heed_fence\"")).isZero();
        assertThat(enforcer.appliedUpTo(posts, "r")).isZero();
    }

    @Test
    void refusesIdsThatWereAppliedBefore() {
        archive.post(1, 900).post(2, 900);
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        enforcer.apply(batch(posts, delete(2)));

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(1), delete(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ID 1 was applied before: the checkpoint is 2");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void keepsWhatXSaidInTheLedger() {
        archive.post(1, 900);
        Notice said = new Notice(1, Action.DELETE, "suspended", "2020-01-01T00:00:00.000Z", "2026-02-28T23:59:59.999Z");

        apply(posts, said);

        assertThat(archive.rows(
                        "SELECT \"job_id\", \"remote_id\", \"type\", \"reason\", \"x_created_at\", \"x_redacted_at\", \"batch\""
                                + " FROM \"heed_ledger\""))
                .containsExactly(
                        posts.id() + "|r|TWEETS|suspended|2020-01-01T00:00:00.000Z|2026-02-28T23:59:59.999Z|1");
        assertThat(archive.count(
                        "\"heed_ledger\" WHERE \"applied_at\" = TIMESTAMP WITH TIME ZONE '2026-03-01 12:00:00+00'"))
                .isEqualTo(1);
    }

    @Test
    void followsChildrenOfChildrenAndTwoWaysToOneRow() {
        archive.run(
                        "CREATE TABLE threads (id VARCHAR(40) PRIMARY KEY, first_id BIGINT REFERENCES posts (id), user_id BIGINT)",
                        "CREATE TABLE notes (thread_id VARCHAR(40) REFERENCES threads (id), about_id BIGINT)")
                .post(1, 900)
                .post(2, 900)
                .post(3, 901)
                .run(
                        "INSERT INTO threads VALUES ('a', 1, 7), ('b', 2, 900), ('c', 3, 7)",
                        "INSERT INTO notes VALUES ('a', 1), ('a', 3), ('b', 1), ('c', 2), ('c', 3)");
        String mapping = """
                tables:
                  - name: posts
                    match: [ { column: id, holds: post, delete: row } ]
                    children:
                      - table: media
                        column: post_id
                        references: id
                      - table: threads
                        column: first_id
                        references: id
                        children: [ { table: notes, column: thread_id, references: id } ]
                  - name: notes
                    match: [ { column: about_id, holds: post, delete: row } ]
                """;

        Applied applied = enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(1), delete(2)));

        assertThat(archive.rows("SELECT thread_id, about_id FROM notes")).containsExactly("c|3");
        assertThat(archive.rows("SELECT id FROM threads")).containsExactly("c");
        assertThat(applied.rows()).isEqualTo(2 + 2 + 4);
        assertThat(tally(posts).tables())
                .containsExactly(
                        new Tally.ByTable("notes", Change.DELETED, Action.DELETE, "deleted", 4),
                        new Tally.ByTable("posts", Change.DELETED, Action.DELETE, "deleted", 2),
                        new Tally.ByTable("threads", Change.DELETED, Action.DELETE, "deleted", 2));
    }

    @Test
    void findsIdsInColumnsOfEveryTypeAndLeavesOtherValuesAlone() {
        archive.run(
                "CREATE TABLE texts (id VARCHAR(30), padded CHAR(24), num NUMERIC(30))",
                "INSERT INTO texts VALUES ('7', '1', 1), ('1', '8', 1), ('1', '1', 9)",
                "INSERT INTO texts VALUES ('07', '08', -9), (' 7', ' 8', 90), ('7a', '8a', 0), ('', '', 99)",
                "INSERT INTO texts VALUES (NULL, NULL, NULL)");
        String mapping = """
                tables:
                  - name: texts
                    match:
                      - { column: id, holds: post, delete: row }
                      - { column: padded, holds: post, delete: row }
                      - { column: num, holds: post, delete: row }
                """;

        Applied applied = enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(7), delete(8), delete(9)));

        assertThat(applied.rows()).isEqualTo(3);
        assertThat(archive.count("texts")).isEqualTo(5);
        assertThat(archive.rows(LEDGER))
                .containsExactly(
                        "7|DELETE|CHANGED|1|texts:deleted=1",
                        "8|DELETE|CHANGED|1|texts:deleted=1",
                        "9|DELETE|CHANGED|1|texts:deleted=1");
    }

    @Test
    void countsARowOnceThatSeveralIdsLeadTo() {
        archive.run(
                "CREATE TABLE pairs (one BIGINT, other BIGINT)",
                "INSERT INTO pairs VALUES (1, 2), (2, 1), (3, NULL), (NULL, 3), (1, 1)");
        String mapping = """
                tables:
                  - name: pairs
                    match:
                      - { column: one, holds: post, delete: row }
                      - { column: other, holds: post, delete: row }
                """;

        Applied applied = enforcer(mapping, Limits.DEFAULT).apply(batch(posts, delete(1), delete(2)));

        assertThat(applied.rows()).isEqualTo(3);
        assertThat(archive.rows(LEDGER))
                .containsExactly("1|DELETE|CHANGED|2|pairs:deleted=2", "2|DELETE|CHANGED|1|pairs:deleted=1");
        assertThat(archive.count("pairs")).isEqualTo(2);
    }

    @Test
    void letsTwoIdsClearColumnsOfOneRow() {
        archive.run(
                "CREATE TABLE pairs (one BIGINT, other BIGINT, said VARCHAR(9))",
                "INSERT INTO pairs VALUES (1, 2, 'x'), (9, 2, 'y')");
        String mapping = """
                tables:
                  - name: pairs
                    match:
                      - { column: one, holds: post, delete: { clear: [one, said] } }
                      - { column: other, holds: post, delete: { clear: [said] } }
                """;

        assertThat(enforcer(mapping, Limits.DEFAULT)
                        .apply(batch(posts, delete(1), delete(2)))
                        .rows())
                .isEqualTo(2);
        assertThat(archive.rows("SELECT * FROM pairs ORDER BY one")).contains("null|2|null", "9|2|null");
        assertThat(archive.rows(LEDGER))
                .containsExactly("1|DELETE|CHANGED|1|pairs:cleared=1", "2|DELETE|CHANGED|1|pairs:cleared=1");
    }

    @Test
    void quotesEveryName() {
        archive.run(
                "CREATE SCHEMA \"my data.v2\"",
                "CREATE TABLE \"my data.v2\".\"select\" (\"Order By\" BIGINT PRIMARY KEY, \"a\"\"b\" BIGINT, \"x'; DROP TABLE posts; --\" VARCHAR(9))",
                "CREATE TABLE \"my data.v2\".\"Kids\" (\"from\" BIGINT)",
                "INSERT INTO \"my data.v2\".\"select\" VALUES (1, 5, 'x'), (2, 6, 'y'), (3, 5, 'z')",
                "INSERT INTO \"my data.v2\".\"Kids\" VALUES (1), (2)");
        String mapping = """
                tables:
                  - name: '"my data.v2".select'
                    match:
                      - { column: Order By, holds: post, delete: row, scrub_geo: { clear: ["x'; DROP TABLE posts; --"] } }
                      - { column: 'a"b', holds: post, delete: { clear: ['a"b'] } }
                    children:
                      - { table: '"my data.v2".Kids', column: from, references: Order By }
                """;

        assertThat(enforcer(mapping, Limits.DEFAULT)
                        .apply(batch(posts, delete(1), scrub(2), delete(5)))
                        .rows())
                .isEqualTo(4);
        assertThat(archive.rows("SELECT * FROM \"my data.v2\".\"select\" ORDER BY 1"))
                .containsExactly("2|6|null", "3|null|z");
        assertThat(archive.count("posts")).isZero();
    }

    private Applied apply(JobKey job, Notice... notices) {
        return enforcer(Mappings.POSTS, Limits.DEFAULT).apply(batch(job, notices));
    }

    private Applied apply(JobKey job, Stream<Notice> notices) {
        return apply(job, notices.toArray(Notice[]::new));
    }

    /** Each time as another job, as its IDs were applied before. */
    private Applied applyWith(String match, Notice... notices) {
        JobKey job = new JobKey(UUID.randomUUID(), posts.run(), JobType.TWEETS, 1);
        return enforcer("tables:\n  - name: posts\n    match:\n      - " + match + "\n", Limits.DEFAULT)
                .apply(batch(job, notices));
    }

    private Enforcer enforcer(String mapping, Limits limits) {
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, mapping), limits, () -> NOW)
                .enforcer();
    }

    private Tally tally(JobKey job) {
        return enforcer(Mappings.POSTS, Limits.DEFAULT).tally(job.run());
    }

    private static Batch batch(JobKey job, Notice... notices) {
        return new Batch(job, "r", new Fence("lease", "me", 1), List.of(notices));
    }

    private static Notice delete(long id) {
        return new Notice(id, Action.DELETE, "deleted", null, null);
    }

    private static Notice scrub(long id) {
        return new Notice(id, Action.SCRUB_GEO, "scrub_geo", null, null);
    }
}
