package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.HeedException;
import dev.heed.JobKey;
import dev.heed.Notice;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.spi.Change;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class ReapplyTest extends LedgerBench {
    ReapplyTest(TestServer server) {
        super(server);
    }

    @Test
    void removesRowsAgainThatHaveComeBack() {
        archive.post(1, 900).media(1).post(2, 900).post(3, 901);
        applyAnew(1, 2, 9);
        archive.post(1, 900).media(1).media(1).post(9, 900);

        Reapplied reapplied = reapply().run();

        assertThat(reapplied.tally().reasons())
                .containsExactly(new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 2));
        assertThat(reapplied.tally().tables())
                .containsExactly(
                        new Tally.ByTable("media", Change.DELETED, Action.DELETE, "deleted", 2),
                        new Tally.ByTable("posts", Change.DELETED, Action.DELETE, "deleted", 2));
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("3");
        assertThat(archive.rows("SELECT \"kind\", \"entries\" FROM \"heed_batch\" ORDER BY \"seq\""))
                .containsExactly("APPLIED|3", "REAPPLIED|2");
        assertThat(ledger().verify().isIntact()).isTrue();
    }

    @Test
    void removesWhatHasComeBackOfAnAuthor() {
        archive.post(1, 900).post(2, 901);
        apply(users, delete(900));
        archive.post(5, 900).media(5);

        assertThat(reapply().run().tally().ids(Outcome.CHANGED)).isEqualTo(1);

        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("2");
    }

    @Test
    void writesNothingWhereNothingHasComeBack() {
        archive.post(1, 900).post(3, 901);
        applyAnew(1, 2);

        assertThat(reapply().run()).isEqualTo(new Reapplied(Tally.EMPTY, 0));
        assertThat(ledger().head().batch()).isEqualTo(1);
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatXMayHaveLiftedUnlessTheHostWantsIt() {
        archive.post(1, 900).post(2, 900);
        apply(posts, notice(1, "protected"), notice(2, "suspended"));
        archive.post(1, 900).post(2, 900);

        assertThat(reapply().run().tally()).isEqualTo(Tally.EMPTY);
        assertThat(archive.count("posts")).isEqualTo(2);

        reapply().run(Set.of("deleted", "suspended"));
        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("1");
    }

    @Test
    void goesByWhatTheLedgerLastSaysOfAnId() {
        archive.post(1, 900).post(2, 900);
        applyAnew(1);
        apply(posts, notice(2, "protected"));
        archive.post(1, 900).post(2, 900);
        applyNotices(notice(1, "protected"));
        applyAnew(2);
        archive.post(1, 900).post(2, 900);

        reapply().run();

        assertThat(archive.rows("SELECT id FROM posts")).containsExactly("1");
    }

    @Test
    void removesMoreThanFitsIntoOneTransaction() {
        long[] ids = LongStream.rangeClosed(1, 40).toArray();
        applyAnew(ids);
        for (long id : ids) {
            archive.post(id, 900);
        }

        reapply(TargetOptions.DEFAULT.limits(new Limits(7))).run();

        assertThat(archive.count("posts")).isZero();
        assertThat(archive.count("\"heed_batch\" WHERE \"kind\" = 'REAPPLIED'")).isGreaterThan(1);
    }

    @Test
    void doesWhatTheMappingSaysNow() {
        applyAnew(1);
        archive.post(1, 900);
        String keep = "tables:\n  - name: posts\n    match:\n      - { column: id, holds: post, delete: keep }\n";

        JdbcTarget.reapply("main", archive.source(), Mapping.file(Mappings.write(folder, keep)), TargetOptions.DEFAULT)
                .run();

        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void saysPlainlyThatHashedIdsCannotBeFoundAgain() {
        byte[] key = "a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII);
        TargetOptions hashed = TargetOptions.DEFAULT.ledgerIds(LedgerIds.hmac(() -> key));
        applyAnew(enforcer(Mappings.POSTS, hashed), 1, 2);

        assertThat(reapply().run().hidden()).isEqualTo(2);
        assertThatThrownBy(() -> reapply(hashed).run())
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("The ledger of this target is not to hold plain IDs");
    }

    @Test
    void refusesAWordThatIsNoReasonOfXToDelete() {
        assertThatThrownBy(() -> reapply().run(Set.of("scrub_geo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X does not delete for the reason \"scrub_geo\"");
    }

    private void applyNotices(Notice... notices) {
        apply(new JobKey(UUID.randomUUID(), posts.run(), posts.type(), 1), notices);
    }

    private Reapply reapply() {
        return reapply(TargetOptions.DEFAULT);
    }

    private Reapply reapply(TargetOptions options) {
        return JdbcTarget.reapply(
                "main",
                archive.source(),
                Mapping.file(Mappings.write(folder, Mappings.POSTS)),
                options.clock(() -> NOW));
    }

    private static Notice notice(long id, String reason) {
        return new Notice(id, Action.DELETE, reason, null, null);
    }
}
