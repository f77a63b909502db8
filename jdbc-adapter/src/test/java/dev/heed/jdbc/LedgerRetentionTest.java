package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerDrop;
import dev.heed.jdbc.ledger.LedgerFinding;
import dev.heed.jdbc.ledger.LedgerFinding.Kind;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.LedgerPosition;
import dev.heed.jdbc.ledger.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerRetentionTest extends LedgerBench {
    private static final Duration AGE = Duration.ofDays(30);
    private static final Instant LATER = NOW.plus(AGE).plusSeconds(1);

    LedgerRetentionTest(TestServer server) {
        super(server);
    }

    @Test
    void dropsOldEntriesAndLeavesAChainThatCanBeVerified() {
        applyAnew(1, 2);
        applyAnew(3);
        LedgerHead known = ledger().head();
        writeAt(LATER, 4);

        Optional<LedgerDrop> dropped = drop(LATER);

        LedgerDrop expected = new LedgerDrop(4, 2, LATER);
        assertThat(dropped).contains(expected);
        assertThat(archive.rows("SELECT \"id\" FROM \"heed_ledger\"")).containsExactly("4");
        Verification found = ledger().verify(known);
        assertThat(found.findings()).isEmpty();
        assertThat(found.drops()).containsExactly(expected);
        assertThat(found.entries()).isEqualTo(1);
    }

    @Test
    void dropsNothingThatIsYoungEnough() {
        applyAnew(1, 2);

        assertThat(drop(NOW.plus(AGE))).isEmpty();
        assertThat(archive.count("\"heed_ledger\"")).isEqualTo(2);
        assertThat(ledger().head().batch()).isEqualTo(1);
    }

    @Test
    void dropsNothingTwice() {
        applyAnew(1, 2);
        drop(LATER);

        assertThat(drop(LATER)).isEmpty();
        assertThat(ledger().verify().drops()).hasSize(1);
    }

    @Test
    void keepsWhatAConsumerHasNotLeftBehind() {
        applyAnew(1);
        applyAnew(2);
        applyAnew(3);
        ledger().reader("slow").acknowledge(new LedgerPosition(2, 1));

        assertThat(drop(LATER)).map(LedgerDrop::upTo).contains(1L);
        assertThat(archive.rows("SELECT \"id\" FROM \"heed_ledger\" ORDER BY \"seq\""))
                .containsExactly("2", "3");

        ledger().forget("slow");
        assertThat(drop(LATER)).map(LedgerDrop::upTo).contains(3L);
        assertThat(archive.count("\"heed_ledger\"")).isZero();
        assertThat(ledger().verify().isIntact()).isTrue();
    }

    @Test
    void endsWhatACrashLeftBehind() {
        applyAnew(1, 2);
        drop(LATER);
        archive.run(
                "INSERT INTO \"heed_ledger\" (\"seq\", \"position\", \"job_id\", \"remote_id\", \"type\", \"action\","
                        + " \"reason\", \"outcome\", \"rows\", \"changes\", \"applied_at\") SELECT 1, 1, 'j', 'r', 'TWEETS', 'DELETE',"
                        + " 'deleted', 'ABSENT', 0, '', \"written_at\" FROM \"heed_batch\" WHERE \"seq\" = 1");
        assertThat(ledger().verify().isIntact()).isTrue();

        drop(LATER);

        assertThat(archive.count("\"heed_ledger\"")).isZero();
    }

    @Test
    void findsEntriesThatSomebodyElseDropped() {
        applyAnew(1, 2);
        applyAnew(3);
        drop(LATER);
        applyAnew(4);

        archive.run("DELETE FROM \"heed_ledger\" WHERE \"id\" = 4");

        assertThat(ledger().verify().findings())
                .extracting(LedgerFinding::batch, LedgerFinding::kind)
                .containsExactly(tuple(4L, Kind.REMOVED));
    }

    private void writeAt(Instant time, long id) {
        applyAnew(
                JdbcTarget.open(
                                "main",
                                archive.source(),
                                Mappings.write(folder, Mappings.POSTS),
                                TargetOptions.DEFAULT.clock(() -> time))
                        .enforcer(),
                id);
    }

    private Optional<LedgerDrop> drop(Instant now) {
        return Ledger.open("main", archive.source(), () -> now).dropOlderThan(AGE);
    }
}
