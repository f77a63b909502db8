package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.spi.Enforcer;
import dev.heed.spi.PassingException;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What only PostgreSQL lets a test do: triggers, deferred constraints, roles. */
class PostgresRefusalTest extends EnforcerBench {
    private static final String OUTCOMES =
            "SELECT \"id\", \"outcome\", coalesce(\"detail\", '') FROM \"heed_ledger\" ORDER BY \"id\"";

    PostgresRefusalTest() {
        super(TestServer.POSTGRESQL);
    }

    @Test
    void recordsWhatATriggerSays() {
        archive.run(
                        "CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN IF OLD.id = 2 THEN RAISE EXCEPTION ''This one is evidence''; END IF; RETURN OLD; END'",
                        "CREATE TRIGGER forbid BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION forbid()")
                .post(1, 900)
                .post(2, 900)
                .post(3, 900);

        applyUpTo(enforcer(Mappings.POSTS, Limits.DEFAULT), 3);

        assertThat(archive.rows(OUTCOMES))
                .containsExactly(
                        "1|CHANGED|",
                        "2|REFUSED|The database refuses to change rows of public.posts: ERROR: This one is evidence"
                                + " (SQL state P0001)",
                        "3|CHANGED|");
    }

    @Test
    void refusesNoIdForWhatWasInTheWayOnlyOnce() {
        // A sequence counts on when the transaction is undone.
        archive.run(
                        "CREATE SEQUENCE tries",
                        "CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN IF nextval(''tries'') = 1 THEN RAISE EXCEPTION ''Not now''; END IF; RETURN OLD; END'",
                        "CREATE TRIGGER forbid BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION forbid()")
                .post(1, 900);

        applyUpTo(enforcer(Mappings.POSTS, Limits.DEFAULT), 1);

        assertThat(archive.rows(OUTCOMES)).containsExactly("1|CHANGED|");
        assertThat(archive.count("posts")).isZero();
    }

    @Test
    void noticesRowsThatATriggerSparesInSilence() {
        archive.run(
                        "CREATE FUNCTION spare() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN IF OLD.id = 2 THEN RETURN NULL; END IF; RETURN OLD; END'",
                        "CREATE TRIGGER spare BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION spare()")
                .post(1, 900)
                .post(2, 900)
                .post(3, 900);

        applyUpTo(enforcer(Mappings.POSTS, Limits.DEFAULT), 3);

        assertThat(archive.rows(OUTCOMES))
                .containsExactly(
                        "1|CHANGED|",
                        "2|REFUSED|Rows of public.posts are as they were, though the database reports no error: a trigger"
                                + " or a rule spares them.",
                        "3|CHANGED|");
    }

    @ParameterizedTest
    @CsvSource({"BEFORE, posts", "AFTER, posts", "BEFORE, media"})
    void dividesNothingForEverThatATriggerSparesOrBringsBack(String when, String table) {
        archive.run(
                "CREATE FUNCTION spare() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF TG_WHEN = ''AFTER'' THEN"
                        + " INSERT INTO posts VALUES (OLD.*); END IF; RETURN NULL; END'",
                "CREATE TRIGGER spare " + when + " DELETE ON " + table + " FOR EACH ROW EXECUTE FUNCTION spare()");
        for (int id = 1; id <= 9; id++) {
            archive.post(id, 900).media(id);
        }

        Enforcer enforcer = enforcer(Mappings.POSTS, new Limits(5));
        while (enforcer.apply(batch(users, delete(900))).ids() == 0) {
            // Piece by piece.
        }

        assertThat(archive.rows(OUTCOMES))
                .containsExactly(
                        "900|REFUSED|Rows of public." + table + " are still there, though the database reports no"
                                + " error: a trigger or a rule spares them, or somebody adds them at the same time.");
        assertThat(archive.count("posts")).isEqualTo(9);
    }

    @Test
    void believesNothingWhileRowsComeBack() {
        archive.run(
                        "CREATE FUNCTION bring_back() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN INSERT INTO posts VALUES (OLD.*); RETURN NULL; END'",
                        "CREATE TRIGGER bring_back AFTER DELETE ON posts FOR EACH ROW EXECUTE FUNCTION bring_back()")
                .post(1, 900);
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(1))))
                .isInstanceOf(PassingException.class)
                .hasMessageStartingWith("Rows of public.posts for ID 1 are there again after they were changed.");
        assertThat(archive.count("\"heed_ledger\"")).isZero();
    }

    @Test
    void isolatesAConstraintThatIsCheckedAtTheEnd() {
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        archive.run("CREATE TABLE likes (post_id BIGINT REFERENCES posts (id) DEFERRABLE INITIALLY DEFERRED)")
                .post(1, 900)
                .post(2, 900)
                .run("INSERT INTO likes VALUES (2)");

        applyUpTo(enforcer, 2);

        assertThat(archive.rows("SELECT \"id\", \"outcome\" FROM \"heed_ledger\" ORDER BY \"id\""))
                .containsExactly("1|CHANGED", "2|REFUSED");
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("2");
    }

    @Test
    void letsNoStatementRunLongerThanItMay() {
        archive.run(
                        "CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN OLD; END'",
                        "CREATE TRIGGER dawdle BEFORE DELETE ON posts FOR EACH ROW EXECUTE FUNCTION dawdle()")
                .post(1, 900);
        Enforcer enforcer = enforcer(
                Mappings.POSTS, new Limits(100, Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(1)));

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(1))))
                .isInstanceOf(PassingException.class)
                .hasMessageContaining("statement timeout");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void stopsForAPersonWhereItMayNotWriteAtAll() {
        archive.post(1, 900).post(2, 900);
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        archive.run("ALTER TABLE media RENAME TO moved");

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(1), delete(2))))
                .isExactlyInstanceOf(HeedException.class)
                .hasMessageContaining("media");
        assertThat(archive.count("\"heed_ledger\"")).isZero();
    }

    @Test
    void callsALostConnectionPassing() {
        archive.post(1, 900);
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setURL(((PGSimpleDataSource) archive.source()).getURL());
        away.setUser("postgres");
        Enforcer enforcer = JdbcTarget.open("main", away, Mappings.write(folder, Mappings.POSTS))
                .enforcer();
        away.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(1))))
                .isInstanceOf(PassingException.class)
                .hasMessageStartingWith("Heed cannot connect to ");
    }

    private void applyUpTo(Enforcer enforcer, long last) {
        for (long upTo = 0; upTo < last; ) {
            upTo = enforcer.apply(
                            batch(posts, LongStream.rangeClosed(upTo + 1, last).mapToObj(EnforcerBench::delete)))
                    .upTo();
        }
    }
}
