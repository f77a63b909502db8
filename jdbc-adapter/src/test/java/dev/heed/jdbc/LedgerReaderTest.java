package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Action;
import dev.heed.HeedException;
import dev.heed.JobType;
import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerEntry.Done;
import dev.heed.jdbc.ledger.LedgerEntry.Origin;
import dev.heed.jdbc.ledger.LedgerEntry.Said;
import dev.heed.jdbc.ledger.LedgerEntry.Subject;
import dev.heed.jdbc.ledger.LedgerKind;
import dev.heed.jdbc.ledger.LedgerPosition;
import dev.heed.jdbc.ledger.LedgerReader;
import dev.heed.spi.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerReaderTest extends LedgerBench {
    LedgerReaderTest(TestServer server) {
        super(server);
    }

    @Test
    void handsOutEveryEntryInOrder() {
        LedgerReader reader = ledger().reader("search");
        applyAnew(1, 2, 3);
        applyAnew(4, 5);

        assertThat(ids(reader.read(4))).containsExactly(1L, 2L, 3L, 4L);
        reader.acknowledge(new LedgerPosition(1, 2));
        assertThat(ids(reader.read(9))).containsExactly(3L, 4L, 5L);
        reader.acknowledge(new LedgerPosition(2, 2));
        assertThat(reader.read(9)).isEmpty();
        applyAnew(6);
        assertThat(ids(reader.read(9))).containsExactly(6L);
    }

    @Test
    void tellsWhatXSaidAndWhatWasDone() {
        archive.post(1, 900).media(1);

        apply(posts, delete(1));

        assertThat(ledger().reader("search").read(1))
                .containsExactly(new LedgerEntry(
                        new LedgerPosition(1, 1),
                        new Origin(LedgerKind.APPLIED, posts.id(), "r"),
                        new Subject(JobType.TWEETS, 1L, null),
                        new Said(Action.DELETE, "deleted", null, null),
                        new Done(Outcome.CHANGED, 2, "media:deleted=1;posts:deleted=1", null),
                        NOW));
    }

    @Test
    void givesAgainWhatWasNotAcknowledgedAlsoAfterARestart() {
        applyAnew(1, 2);
        ledger().reader("search").read(2);

        assertThat(ids(ledger().reader("search").read(2))).containsExactly(1L, 2L);

        ledger().reader("search").acknowledge(new LedgerPosition(1, 1));
        assertThat(ids(ledger().reader("search").read(2))).containsExactly(2L);
    }

    @Test
    void keepsConsumersApart() {
        applyAnew(1, 2);
        ledger().reader("search").acknowledge(new LedgerPosition(1, 2));
        ledger().reader("cache").acknowledge(new LedgerPosition(1, 1));

        assertThat(ledger().consumers())
                .containsOnly(
                        Map.entry("search", new LedgerPosition(1, 2)), Map.entry("cache", new LedgerPosition(1, 1)));
    }

    @Test
    void neverGoesBack() {
        applyAnew(1, 2);
        LedgerReader reader = ledger().reader("search");
        reader.acknowledge(new LedgerPosition(1, 2));

        reader.acknowledge(new LedgerPosition(1, 1));

        assertThat(reader.position()).isEqualTo(new LedgerPosition(1, 2));
    }

    @Test
    void refusesToAcknowledgeWhatNobodyCanHaveRead() {
        applyAnew(1, 2);
        LedgerReader reader = ledger().reader("search");

        assertThatThrownBy(() -> reader.acknowledge(new LedgerPosition(2, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The ledger ends with batch 1; nobody has read batch 2");
    }

    @Test
    void tellsAConsumerThatItWasForgotten() {
        LedgerReader reader = ledger().reader("search");

        ledger().forget("search");

        assertThatThrownBy(() -> reader.read(1))
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("The ledger knows no consumer \"search\" any more");
    }

    private static List<Long> ids(List<LedgerEntry> entries) {
        return entries.stream().map(entry -> entry.subject().id()).toList();
    }
}
