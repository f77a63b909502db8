package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobType;
import dev.heed.jdbc.ExplainedStatements.Explained;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.jdbc.ledger.LedgerKind;
import dev.heed.spi.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What an auditor asks: what became of this ID? */
@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerAboutTest extends EnforcerBench {
    private static final LedgerIds KEYED =
            LedgerIds.hmac(() -> "a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII));
    private static final LedgerIds OTHER_KEY =
            LedgerIds.hmac(() -> "another key of 32 random bytes..".getBytes(StandardCharsets.US_ASCII));

    LedgerAboutTest(TestServer server) {
        super(server);
    }

    @Test
    void tellsWhatBecameOfAnIdInWhateverFormItWasKept() {
        archive.post(1, 900).post(2, 900);
        write(LedgerIds.plain(), 1, 2);
        write(KEYED, 1);
        write(OTHER_KEY, 1);
        write(LedgerIds.none(), 1);
        Ledger ledger = Ledger.open("main", archive.source());

        List<LedgerEntry> found = ledger.about(JobType.TWEETS, 1, KEYED);

        assertThat(found).extracting(entry -> entry.position().batch()).containsExactly(1L, 2L);
        assertThat(found).extracting(entry -> entry.done().outcome()).containsExactly(Outcome.CHANGED, Outcome.ABSENT);
        assertThat(found).extracting(entry -> entry.origin().kind()).containsOnly(LedgerKind.APPLIED);
        assertThat(ledger.about(JobType.TWEETS, 1, LedgerIds.plain())).hasSize(1);
        assertThat(ledger.about(JobType.TWEETS, 3, KEYED)).isEmpty();
        assertThat(ledger.about(JobType.USERS, 1, KEYED)).isEmpty();
    }

    @Test
    void asksIndexesOnly() {
        write(KEYED, LongStream.rangeClosed(1, 1_000).toArray());
        write(LedgerIds.plain(), LongStream.rangeClosed(1, 1_000).toArray());
        archive.run(server.isMysql() ? "ANALYZE TABLE \"heed_ledger\"" : "ANALYZE");
        ExplainedStatements statements = new ExplainedStatements(server, archive.source(), List.of("heed_ledger"));
        Ledger ledger = Ledger.open("main", statements.source());

        List<Explained> seen = statements.during(
                () -> assertThat(ledger.about(JobType.TWEETS, 77, KEYED)).hasSize(2));

        assertThat(seen).hasSize(2);
        assertThat(statements.scans(seen)).isEmpty();
    }

    private void write(LedgerIds form, long... ids) {
        enforcer(Mappings.POSTS, TargetOptions.DEFAULT.ledgerIds(form)).apply(batch(job(), deletes(ids)));
    }
}
