package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.spi.Enforcer;
import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That PostgreSQL counts by table, and partitions as parts of theirs. */
class PostgresProofTest extends EnforcerBench {
    PostgresProofTest() {
        super(TestServer.POSTGRESQL);
    }

    @Test
    void countsWhatATriggerChangesTableByTable() {
        archive.run(
                        "CREATE TABLE authors (id BIGINT, posts INTEGER)",
                        "INSERT INTO authors VALUES (900, 9), (901, 9)",
                        "CREATE FUNCTION count_down() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN UPDATE authors SET posts = posts - 1 WHERE id = OLD.author_id;"
                                + " DELETE FROM posts WHERE id = OLD.id + 1 AND id = 2; RETURN OLD; END'",
                        "CREATE TRIGGER count_down BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION count_down()")
                .post(1, 900)
                .post(2, 901)
                .post(3, 902);

        apply(posts, delete(1));

        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("3");
        assertThat(tally(posts).proof().deviations())
                .containsExactly(new Deviation("public.authors", 0, 2), new Deviation("public.posts", 0, 1));
    }

    @Test
    void takesTheRowsOfPartitionsForRowsOfTheirTable() {
        archive.run(
                "CREATE TABLE old (id BIGINT PRIMARY KEY, lat FLOAT) PARTITION BY RANGE (id)",
                "CREATE TABLE old_low PARTITION OF old FOR VALUES FROM (1) TO (10) PARTITION BY RANGE (id)",
                "CREATE TABLE old_lowest PARTITION OF old_low FOR VALUES FROM (1) TO (5)",
                "CREATE TABLE old_high PARTITION OF old FOR VALUES FROM (10) TO (20)",
                "INSERT INTO old VALUES (1, 2.5), (2, 2.5), (11, 2.5)");
        Enforcer enforcer = enforcer("""
                tables:
                  - name: old
                    match:
                      - { column: id, holds: post, delete: row, scrub_geo: { clear: [lat] } }
                """, Limits.DEFAULT);

        enforcer.apply(batch(posts, delete(1), scrub(2), delete(11)));

        assertThat(archive.rows("SELECT id FROM old WHERE lat IS NULL")).containsExactly("2");
        assertThat(enforcer.tally(posts.run()).proof()).isEqualTo(new Proof(0, List.of()));
    }

    @Test
    void takesTheRowsOfAPartitionThatIsNamedForItsOwn() {
        archive.run(
                "CREATE TABLE old (id BIGINT PRIMARY KEY) PARTITION BY RANGE (id)",
                "CREATE TABLE old_low PARTITION OF old FOR VALUES FROM (1) TO (10)",
                "INSERT INTO old VALUES (1), (2)");
        Enforcer enforcer = enforcer("""
                tables:
                  - name: old_low
                    match: [ { column: id, holds: post, delete: row } ]
                """, Limits.DEFAULT);

        enforcer.apply(batch(posts, delete(1)));

        assertThat(archive.rows("SELECT id FROM old")).containsExactly("2");
        assertThat(enforcer.tally(posts.run()).proof()).isEqualTo(Proof.NONE);
    }
}
