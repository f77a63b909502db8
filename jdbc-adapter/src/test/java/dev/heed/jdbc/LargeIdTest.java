package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.spi.Applied;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Tally;
import dev.heed.spi.Tally.ByTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** IDs of more rows than a transaction may hold. */
@ParameterizedClass
@EnumSource(TestServer.class)
class LargeIdTest extends EnforcerBench {
    private static final int LIMIT = 20;
    private static final int MANY = 32_768;

    private static final String THREADS = """
            tables:
              - name: threads
                match: [ { column: author_id, holds: user, delete: row } ]
                children:
                  - { table: threads, column: reply_to, references: id }
                  - { table: threads, column: also, references: id }
                  - { table: liked, column: post_id, references: id }
            """;

    LargeIdTest(TestServer server) {
        super(server);
    }

    @Test
    void deletesAnAuthorPieceByPieceChildrenFirst() {
        posts(1, 60);
        archive.run("INSERT INTO media SELECT 'https://example.com/1.jpg', id FROM posts WHERE id <= 50")
                .post(61, 901)
                .media(61);

        List<Applied> done = applyAll(Mappings.POSTS);

        assertThat(done).hasSizeGreaterThan(110 / LIMIT - 1).allMatch(applied -> applied.rows() <= LIMIT);
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("61");
        assertThat(archive.count("media")).isEqualTo(1);
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|110|media:deleted=50;posts:deleted=60");
        assertThat(archive.count("\"heed_part\"")).isZero();
    }

    @Test
    void followsPostsThatQuoteEachOtherAcrossPieces() {
        posts(1, 50);
        archive.run("UPDATE posts SET quoted_id = 51 - id WHERE author_id = 900")
                .quote(70, 901, 7)
                .quote(71, 901, 40);

        List<Applied> done = applyAll(Mappings.POSTS);

        assertThat(done).allMatch(applied -> applied.rows() <= LIMIT);
        assertThat(archive.rows("SELECT id FROM posts WHERE quoted_id IS NULL ORDER BY id"))
                .containsExactly("70", "71");
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|52|posts:cleared=2;posts:deleted=50");
    }

    @Test
    void clearsAColumnPieceByPiece() {
        posts(1, 50);

        applyAll("""
                tables:
                  - name: posts
                    match: [ { column: author_id, holds: user, delete: { clear: [lat, quoted_text] } } ]
                """);

        assertThat(archive.count("posts WHERE lat IS NULL")).isEqualTo(50);
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|50|posts:cleared=50");
    }

    @Test
    void tellsRowsWithoutAKeyByWhereTheyLie() {
        archive.run("CREATE TABLE seen (author_id BIGINT, said VARCHAR(9))");
        posts(1, 50);
        archive.run("INSERT INTO seen SELECT author_id, 'x' FROM posts", "INSERT INTO seen VALUES (901, 'y')");

        List<Applied> done = applyAll("""
                tables:
                  - name: seen
                    match: [ { column: author_id, holds: user, delete: row } ]
                """);

        assertThat(done).extracting(Applied::rows).containsExactly(20L, 20L, 10L);
        assertThat(archive.rows("SELECT author_id FROM seen")).containsExactly("901");
    }

    @Test
    void cutsDocumentsPieceByPiece() {
        for (String key : List.of("PRIMARY KEY", "")) {
            archive.run("CREATE TABLE payloads (id BIGINT " + key + ", author_id BIGINT, payload VARCHAR(99))");
            for (int id = 1; id <= 50; id++) {
                archive.run("INSERT INTO payloads VALUES (" + id + ", 900, '{\"geo\":1,\"n\":" + id / 30 + "}')");
            }
            archive.run("INSERT INTO payloads VALUES (51, 900, '{\"n\":1}'), (52, 901, '{\"geo\":1}')");

            List<Applied> done = applyAll("""
                    tables:
                      - name: payloads
                        match: [ { column: author_id, holds: user, delete: { json: { payload: [/geo] } } } ]
                    """);

            assertThat(done).extracting(Applied::rows).containsExactly(20L, 20L, 10L);
            assertThat(archive.rows("SELECT id FROM payloads WHERE payload LIKE '%geo%'"))
                    .containsExactly("52");
            archive.run("DROP TABLE payloads");
        }
    }

    @Test
    void takesTreesFromTheirTips() {
        threads();
        for (int id = 1; id <= 30; id++) {
            thread(id, 900, null);
            thread(id + 30, 901, id);
            thread(id + 60, 902, id + 30);
        }
        thread(99, 901, null);
        archive.run("INSERT INTO liked SELECT id FROM threads WHERE id > 50");

        List<Applied> done = applyAll(THREADS);

        assertThat(done).hasSizeGreaterThan(90 / LIMIT).allMatch(applied -> applied.rows() <= LIMIT);
        assertThat(archive.rows("SELECT id FROM threads")).containsExactly("99");
        assertThat(archive.rows("SELECT post_id FROM liked")).containsExactly("99");
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|130|liked:deleted=40;threads:deleted=90");
    }

    @Test
    void takesAThreadThatIsDeeperThanATransactionMayHoldRows() {
        threads();
        thread(1, 900, null);
        for (int id = 2; id <= 70; id++) {
            thread(id, 901, id - 1);
        }
        archive.run("INSERT INTO liked SELECT id FROM threads");

        List<Applied> done = applyAll(THREADS);

        assertThat(done).allMatch(applied -> applied.rows() <= LIMIT);
        assertThat(archive.count("threads")).isZero();
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|140|liked:deleted=70;threads:deleted=70");
    }

    @Test
    void takesRowsThatReferToEachOtherInACircleTogether() {
        threads();
        for (int id = 1; id <= 40; id++) {
            thread(id, id == 1 ? 900 : 901, id > 1 ? id - 1 : null);
        }
        archive.run("UPDATE threads SET reply_to = 40 WHERE id = 1", "UPDATE threads SET also = 3 WHERE id = 38");

        applyAll(THREADS);

        assertThat(archive.count("threads")).isZero();
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|40|threads:deleted=40");
    }

    @Test
    void clearsQuotesOfWhatGoesWithATree() {
        threads();
        archive.run("CREATE TABLE quotes (id BIGINT PRIMARY KEY, quoted_id BIGINT REFERENCES threads (id))")
                .run("CREATE INDEX quotes_quoted ON quotes (quoted_id)");
        for (int id = 1; id <= 25; id++) {
            thread(id, 900, null);
            thread(id + 30, 901, id);
            archive.run("INSERT INTO quotes VALUES (" + id + ", " + (id + 30) + ")");
        }

        List<Applied> done = applyAll(THREADS + """
                  - name: quotes
                    match: [ { column: quoted_id, holds: post, delete: { clear: [quoted_id] } } ]
                """);

        assertThat(done).allMatch(applied -> applied.rows() <= LIMIT);
        assertThat(archive.count("threads")).isZero();
        assertThat(archive.count("quotes WHERE quoted_id IS NULL")).isEqualTo(25);
        assertThat(archive.rows(LEDGER)).containsExactly("900|DELETE|CHANGED|75|quotes:cleared=25;threads:deleted=50");
    }

    @Test
    void foretellsWhatWouldGoOfMoreRowsThanFitIntoMemory() {
        archive.post(1, 900);
        for (int size = 1; size < MANY; size *= 2) {
            archive.run("INSERT INTO posts (id, author_id, lat) SELECT id + " + size + ", 900, 1 FROM posts");
        }
        archive.run(
                        "INSERT INTO media SELECT 'https://example.com/1.jpg', id FROM posts WHERE id % 2 = 0",
                        "UPDATE posts SET quoted_id = id - 1 WHERE id % 1024 = 0")
                .quote(MANY + 1, 901, 5)
                .post(MANY + 2, 902)
                .media(MANY + 2);

        Tally tally = enforcer(Mappings.POSTS, Limits.DEFAULT)
                .preview(JobType.USERS, List.of(delete(900), delete(902), delete(903)));

        assertThat(tally.tables())
                .extracting(ByTable::table, ByTable::change, ByTable::rows)
                .containsExactlyInAnyOrder(
                        tuple("posts", Change.DELETED, MANY + 1L),
                        tuple("media", Change.DELETED, MANY / 2 + 1L),
                        tuple("posts", Change.CLEARED, 1L));
    }

    private void threads() {
        archive.run(
                "CREATE TABLE threads (id BIGINT PRIMARY KEY, author_id BIGINT, reply_to BIGINT, also BIGINT,"
                        + " FOREIGN KEY (reply_to) REFERENCES threads (id), FOREIGN KEY (also) REFERENCES threads (id))",
                "CREATE TABLE liked (post_id BIGINT, FOREIGN KEY (post_id) REFERENCES threads (id))",
                "CREATE INDEX threads_author ON threads (author_id)",
                "CREATE INDEX threads_reply ON threads (reply_to)",
                "CREATE INDEX threads_also ON threads (also)",
                "CREATE INDEX liked_post ON liked (post_id)");
    }

    private void thread(int id, int author, @Nullable Integer replyTo) {
        archive.run("INSERT INTO threads VALUES (" + id + ", " + author + ", " + replyTo + ", NULL)");
    }

    private void posts(long first, long last) {
        archive.run(LongStream.rangeClosed(first, last)
                .mapToObj(id -> "INSERT INTO posts (id, author_id, lat) VALUES (" + id + ", 900, 1)")
                .toArray(String[]::new));
    }

    /** Each piece by an enforcer that knows nothing of the one before. */
    private List<Applied> applyAll(String mapping) {
        JobKey job = new JobKey(UUID.randomUUID(), users.run(), JobType.USERS, 1);
        List<Applied> done = new ArrayList<>();
        for (long upTo = 0; upTo < 900; upTo = done.get(done.size() - 1).upTo()) {
            Enforcer enforcer = enforcer(mapping, new Limits(LIMIT));
            done.add(enforcer.apply(batch(job, delete(900))));
        }
        return done;
    }
}
