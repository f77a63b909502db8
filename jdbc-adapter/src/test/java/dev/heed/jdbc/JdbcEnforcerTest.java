package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Applied;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcEnforcerTest extends EnforcerBench {
    JdbcEnforcerTest(TestServer server) {
        super(server);
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

        Applied applied = apply(posts, LongStream.rangeClosed(1, 1_200).mapToObj(EnforcerBench::delete));

        assertThat(applied).isEqualTo(new Applied(1_200, 1_200, 1_200));
        assertThat(archive.count("posts")).isZero();
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
                        "SELECT \"job_id\", \"remote_id\", \"type\", \"reason\", \"x_created_at\", \"x_redacted_at\", \"seq\""
                                + " FROM \"heed_ledger\""))
                .containsExactly(
                        posts.id() + "|r|TWEETS|suspended|2020-01-01T00:00:00.000Z|2026-02-28T23:59:59.999Z|1");
        assertThat(archive.count(
                        "\"heed_ledger\" WHERE \"applied_at\" = " + server.instant("2026-03-01 12:00:00.000000")))
                .isEqualTo(1);
    }

    @Test
    void saysThatTheSameResultChangesNothingTheSecondTime() {
        archive.post(1, 900).media(1).post(2, 900);
        apply(posts, delete(1), scrub(2));
        JobKey again = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);

        assertThat(apply(again, delete(1), scrub(2))).isEqualTo(new Applied(2, 2, 0));

        assertThat(archive.rows("SELECT \"id\", \"outcome\" FROM \"heed_ledger\" WHERE \"job_id\" = '" + again.id()
                        + "' ORDER BY \"id\""))
                .containsExactly("1|ABSENT", "2|KEPT");
    }
}
