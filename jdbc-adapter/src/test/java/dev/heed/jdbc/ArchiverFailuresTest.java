package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.spi.Applied;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What pt-archiver 3.2.1 was seen to do wrong when it purges a parent and its children. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ArchiverFailuresTest extends EnforcerBench {
    private static final int POSTS = 500;
    private static final int LIMIT = 40;
    private static final String MAPPING = """
            tables:
              - name: posts
                match:
                  - { column: id, holds: post, delete: row }
                  - { column: quoted_id, holds: post, delete: { clear: [quoted_id] } }
                children:
                  - { table: photos, column: post_id, references: id }
                  - { table: media, column: post_id, references: id }
            """;

    ArchiverFailuresTest(TestServer server) {
        super(server);
        archive.run("CREATE TABLE photos (id BIGINT PRIMARY KEY, post_id BIGINT NOT NULL REFERENCES posts (id))");
    }

    /** It spares the row with the greatest key, so that the next number of a column that counts by itself is not reused. */
    @Test
    void keepsNoNewestChildBack() {
        posts(POSTS, 1);

        List<Applied> done = applyAll(enforcer(MAPPING, new Limits(LIMIT)), POSTS);

        assertThat(archive.count("posts")).isZero();
        assertThat(archive.count("photos")).isZero();
        assertThat(done).allMatch(applied -> applied.rows() <= LIMIT);
        assertThat(done.stream().mapToLong(Applied::rows).sum()).isEqualTo(2 * POSTS);
    }

    /** It deletes parents chunk by chunk until a foreign key stops it, and leaves the others without a word of which. */
    @Test
    void getsPastRowsToWhichATableRefersThatNobodyNamed() {
        posts(POSTS, 1);
        Enforcer enforcer = enforcer(MAPPING, new Limits(LIMIT));
        archive.run(
                "CREATE TABLE likes (post_id BIGINT REFERENCES posts (id))",
                "INSERT INTO likes VALUES (490), (499), (500)");

        applyAll(enforcer, POSTS);

        assertThat(archive.rows("SELECT id FROM posts ORDER BY id")).containsExactly("490", "499", "500");
        assertThat(archive.rows("SELECT post_id FROM photos ORDER BY post_id")).containsExactly("490", "499", "500");
        assertThat(enforcer.tally(posts.run()).ids(Outcome.CHANGED)).isEqualTo(POSTS - 3);
        assertThat(archive.rows("SELECT \"id\" FROM \"heed_ledger\" WHERE \"outcome\" = 'REFUSED' ORDER BY \"id\""))
                .containsExactly("490", "499", "500");
        assertThat(enforcer.refusals(posts, "r"))
                .hasValueSatisfying(refused -> assertThat(refused.ids()).isEqualTo(3));
    }

    @Test
    void countsChildrenAmongTheRowsOfATransaction() {
        posts(20, 15);

        List<Applied> done = applyAll(enforcer(MAPPING, new Limits(LIMIT)), 20);

        assertThat(done).allMatch(applied -> applied.rows() <= LIMIT && applied.ids() <= 2);
        assertThat(done.stream().mapToLong(Applied::rows).sum()).isEqualTo(20 * 16);
    }

    private void posts(int posts, int photosOfEach) {
        List<String> rows = new ArrayList<>();
        for (int id = 1; id <= posts; id++) {
            rows.add("INSERT INTO posts (id, author_id) VALUES (" + id + ", 900)");
            for (int i = 0; i < photosOfEach; i++) {
                rows.add("INSERT INTO photos VALUES (" + (id * 100 + i) + ", " + id + ")");
            }
        }
        archive.run(rows.toArray(String[]::new));
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
