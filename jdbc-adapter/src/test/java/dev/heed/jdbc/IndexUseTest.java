package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.Reasons;
import dev.heed.jdbc.ExplainedStatements.Explained;
import dev.heed.spi.Enforcer;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** No statement reads a whole table that has a fitting index. Extraction does so on purpose and is not looked at here. */
@ParameterizedClass
@EnumSource(TestServer.class)
class IndexUseTest extends EnforcerBench {
    private static final List<String> TABLES = List.of("posts", "media", "tags", "comments");
    private static final int ROWS = 8_192;
    private static final int LARGE = 40;
    private static final long LARGE_AUTHOR = 77;

    private static final String CHILDREN = """
                children:
                  - { table: media, column: post_id, references: id }
                  - { table: tags, columns: [post_id, author_id], references: [id, author_id] }
            """;

    private static final String MAPPING = """
            tables:
              - name: posts
                match:
                  - column: id
                    holds: post
                    delete: { by_reason: { protected: { mark: hidden_at }, otherwise: row } }
                    scrub_geo: { clear: [lat, lon], json: { payload: [/geo] } }
                  - { column: author_id, holds: user, delete: row }
                  - { column: quoted_id, holds: post, delete: { clear: [quoted_id, quoted_text] } }
            """ + CHILDREN;

    private static final String TREE = """
                  - table: comments
                    column: post_id
                    references: id
                    children: [ { table: comments, column: parent_id, references: id } ]
            """;

    private final ExplainedStatements statements = new ExplainedStatements(server, archive.source(), TABLES);

    IndexUseTest(TestServer server) {
        super(server);
    }

    @BeforeEach
    void fill() {
        String wide = "x".repeat(500);
        archive.run(
                "ALTER TABLE posts ADD COLUMN hidden_at " + server.momentType(),
                "ALTER TABLE posts ADD COLUMN origin_id BIGINT",
                "ALTER TABLE posts ADD COLUMN payload VARCHAR(600)",
                "ALTER TABLE media ADD COLUMN alt VARCHAR(600)",
                "CREATE INDEX media_post ON media (post_id)",
                "CREATE TABLE tags (author_id BIGINT, post_id BIGINT, tag VARCHAR(600))",
                "CREATE INDEX tags_post ON tags (post_id, author_id)",
                "CREATE TABLE comments (id BIGINT PRIMARY KEY, post_id BIGINT, parent_id BIGINT, said VARCHAR(600))",
                "CREATE INDEX comments_post ON comments (post_id)",
                "CREATE INDEX comments_parent ON comments (parent_id)",
                "INSERT INTO posts (id, author_id, lat, lon, payload) VALUES (1, 1, 1, 1, '{\"geo\":{},\"text\":\""
                        + wide + "\"}')");
        for (int size = 1; size < ROWS; size *= 2) {
            archive.run("INSERT INTO posts (id, author_id, lat, lon, payload) SELECT id + " + size + ", 1000 + (id + "
                    + size + ") % 2048, lat, lon, payload FROM posts");
        }
        archive.run(
                "UPDATE posts SET quoted_id = id - 1, origin_id = id WHERE id % 8 = 0",
                "UPDATE posts SET author_id = " + LARGE_AUTHOR + " WHERE id > " + (ROWS - LARGE),
                "INSERT INTO media SELECT 'https://example.com/1.jpg', id, '" + wide + "' FROM posts",
                "INSERT INTO tags SELECT author_id, id, '" + wide + "' FROM posts",
                "INSERT INTO comments SELECT id, id, NULL, '" + wide + "' FROM posts",
                "INSERT INTO comments SELECT id + " + ROWS + ", NULL, id, said FROM comments",
                server.isMysql() ? "ANALYZE TABLE " + String.join(", ", TABLES) : "ANALYZE");
    }

    @Test
    void appliesABatchByIndexesOnly() {
        Enforcer enforcer = watched(MAPPING + TREE, Limits.DEFAULT);

        List<Explained> seen = statements.during(() -> {
            enforcer.apply(batch(posts, named()));
            enforcer.apply(batch(users, deletes(1_010, 1_011, 1_500)));
        });

        assertThat(archive.count("posts")).isEqualTo(ROWS - 7 - 3 * ROWS / 2_048);
        assertThat(seen).hasSizeGreaterThan(30);
        assertThat(statements.scans(seen)).isEmpty();
    }

    @Test
    void previewsByIndexesOnly() {
        Enforcer enforcer = watched(MAPPING + TREE, Limits.DEFAULT);

        List<Explained> seen = statements.during(() -> {
            enforcer.preview(JobType.TWEETS, named().toList());
            enforcer.preview(JobType.USERS, List.of(deletes(1_010, 1_011, LARGE_AUTHOR)));
        });

        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(statements.scans(seen)).isEmpty();
    }

    @Test
    void dividesALargeIdByIndexesOnly() {
        Enforcer enforcer = watched(MAPPING + TREE, new Limits(15));

        List<Explained> seen = statements.during(() -> {
            while (enforcer.apply(batch(users, delete(LARGE_AUTHOR))).upTo() < LARGE_AUTHOR) {
                // Piece by piece.
            }
        });

        assertThat(archive.count("posts")).isEqualTo(ROWS - LARGE);
        assertThat(seen).hasSizeGreaterThan(30);
        assertThat(statements.scans(seen)).isEmpty();
    }

    @Test
    void looksForWhatHasComeBackByIndexesOnly() {
        ExplainedStatements ledger = new ExplainedStatements(server, archive.source(), List.of("heed_ledger"));
        Enforcer enforcer = watched(ledger, MAPPING, Limits.DEFAULT);
        enforcer.apply(batch(posts, LongStream.range(100_000, 104_000).mapToObj(EnforcerBench::delete)));
        archive.run(server.isMysql() ? "ANALYZE TABLE `heed_ledger`" : "ANALYZE");

        List<Explained> seen =
                ledger.during(() -> enforcer.returned(JobType.TWEETS, new IdRange(100_500, 100_540), Reasons.DELETED));

        assertThat(seen)
                .hasSize(2)
                .allMatch(each ->
                        String.join(" ", each.plan()).toLowerCase(Locale.ROOT).contains("heed_ledger_id"));
    }

    @Test
    void tellsAScanWhereNoIndexFits() {
        Enforcer enforcer = watched("""
                tables:
                  - name: posts
                    match: [ { column: origin_id, holds: post, delete: { clear: [origin_id] } } ]
                """, Limits.DEFAULT);

        List<Explained> seen = statements.during(() -> enforcer.apply(batch(posts, deletes(80))));

        assertThat(seen).isNotEmpty();
        assertThat(statements.scans(seen)).isEqualTo(seen);
    }

    /** Deleted, with and without what quotes them, protected, and with geo data. */
    private static Stream<Notice> named() {
        return Stream.of(
                        LongStream.of(7, 8, 15, 700, 807, 4_000, 4_001).mapToObj(EnforcerBench::delete),
                        LongStream.of(5_000, 5_001)
                                .mapToObj(id -> new Notice(id, Action.DELETE, "protected", null, null)),
                        LongStream.of(6_000, 6_001, 6_002).mapToObj(EnforcerBench::scrub))
                .flatMap(each -> each);
    }

    private Enforcer watched(String mapping, Limits limits) {
        return watched(statements, mapping, limits);
    }

    private Enforcer watched(ExplainedStatements by, String mapping, Limits limits) {
        return JdbcTarget.open(
                        "main",
                        by.source(),
                        Mappings.write(folder, mapping),
                        TargetOptions.DEFAULT.limits(limits).clock(() -> NOW))
                .enforcer();
    }
}
