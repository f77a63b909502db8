package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobKey;
import dev.heed.Notice;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What servers count, beside what Heed's own statements say. */
@ParameterizedClass
@EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL", "SQLITE"})
class ServerCountsTest extends EnforcerBench {
    private final TestServer server;

    ServerCountsTest(TestServer server) {
        super(server);
        this.server = server;
    }

    @Test
    void findNothingBesideWhatHeedChangesItself() {
        archive.run("CREATE TABLE seen (id BIGINT, hidden TIMESTAMP NULL, PRIMARY KEY (id))")
                .run("INSERT INTO seen (id) VALUES (1), (2), (4)")
                .post(1, 900)
                .media(1)
                .media(1)
                .post(2, 900)
                .quote(3, 901, 1)
                .quote(4, 901, 3)
                .post(5, 902);
        Enforcer enforcer = enforcer(Mappings.POSTS + """
                  - name: seen
                    match: [ { column: id, holds: post, delete: { mark: hidden, restore: true } } ]
                """, new Limits(3));

        applyAll(enforcer, posts, delete(1), scrub(2), delete(4), delete(7));
        applyAll(enforcer, users, delete(902));

        assertThat(archive.count("posts")).isEqualTo(2);
        assertThat(archive.count("seen WHERE hidden IS NOT NULL")).isEqualTo(2);
        assertThat(tally(posts).proof()).isEqualTo(Proof.NONE);
        assertThat(tally(users).proof()).isEqualTo(Proof.NONE);
    }

    @Test
    void findWhatATriggerChangesInOtherRows() {
        archive.run("CREATE TABLE authors (id BIGINT, posts INTEGER)", "INSERT INTO authors VALUES (900, 9), (901, 9)")
                .run(countingDown())
                .post(1, 900)
                .post(2, 901);

        apply(posts, delete(1));

        String table = server == TestServer.POSTGRESQL ? "public.authors" : "unknown table";
        assertThat(tally(posts).proof().deviations()).containsExactly(new Deviation(table, 0, 2));
    }

    private String[] countingDown() {
        String update = "UPDATE authors SET posts = posts - 1";
        String trigger = "CREATE TRIGGER count_down AFTER DELETE ON posts ";
        return switch (server) {
            case POSTGRESQL ->
                new String[] {
                    "CREATE FUNCTION count_down() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN " + update
                            + "; RETURN NULL; END'",
                    trigger + "FOR EACH ROW EXECUTE FUNCTION count_down()"
                };
            case SQLITE -> new String[] {trigger + "BEGIN " + update + "; END"};
            default -> new String[] {trigger + "FOR EACH ROW " + update};
        };
    }

    @Test
    void findTheRowsOfACascadeThatCameAfterTheCheckButOnInnoDb() {
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        archive.run(
                        "CREATE TABLE likes (post_id BIGINT, FOREIGN KEY (post_id) REFERENCES posts (id) ON DELETE CASCADE)")
                .post(1, 900)
                .run("INSERT INTO likes VALUES (1), (1), (1)");

        enforcer.apply(batch(posts, delete(1)));

        assertThat(archive.count("likes")).isZero();
        assertThat(enforcer.tally(posts.run()).proof().beside()).isEqualTo(server.isMysql() ? 0 : 3);
    }

    private static void applyAll(Enforcer enforcer, JobKey job, Notice... notices) {
        List<Notice> left = List.of(notices);
        while (!left.isEmpty()) {
            long upTo = enforcer.apply(batch(job, left.stream())).upTo();
            left = left.stream().filter(notice -> notice.id() > upTo).toList();
        }
    }
}
