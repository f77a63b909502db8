package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heed.JobKey;
import dev.heed.jdbc.ledger.LedgerFinding;
import dev.heed.jdbc.ledger.LedgerFinding.Kind;
import dev.heed.jdbc.ledger.LedgerHead;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.jdbc.ledger.LedgerProof;
import dev.heed.jdbc.ledger.Verification;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerVerifyTest extends LedgerBench {
    private static final String RESET = "UPDATE \"heed_chain\" SET \"seq\" = 0, \"hash\" = '" + "0".repeat(64) + "'";

    LedgerVerifyTest(TestServer server) {
        super(server);
    }

    @Test
    void findsNothingInALedgerThatNobodyTouched() {
        writeThreeBatches();

        Verification found = ledger().verify();

        assertThat(found.isIntact()).isTrue();
        assertThat(found.head()).isEqualTo(ledger().head());
        assertThat(found)
                .extracting(Verification::batches, Verification::entries)
                .containsExactly(3L, 9L);
    }

    @Test
    void coversWhatWasProvedOfAResult() {
        JobKey job = new JobKey(UUID.randomUUID(), posts.run(), posts.type(), 1);
        applyAnew(1, 2);
        Enforcer enforcer = enforcer(Mappings.POSTS, Limits.DEFAULT);
        enforcer.prove(job, "r", new Proof(2, List.of(new Deviation("posts", 1, 0))));
        applyAnew(3);
        enforcer.prove(job, "r", new Proof(2, List.of()));

        assertThat(ledger().proofs(0, 9))
                .extracting(LedgerProof::text)
                .containsExactly(
                        "job=" + job.id() + ";remote_id=r;ids=2;posts:left=1",
                        "job=" + job.id() + ";remote_id=r;ids=2");
        assertThat(ledger().proofs(2, 9)).extracting(LedgerProof::batch).containsExactly(4L);
        assertThat(ledger().verify().isIntact()).isTrue();

        archive.run("UPDATE \"heed_batch\" SET \"proof\" = REPLACE(\"proof\", ';posts:left=1', '') WHERE \"seq\" = 2");

        assertThat(ledger().verify().findings())
                .extracting(LedgerFinding::batch, LedgerFinding::kind)
                .containsExactly(tuple(2L, Kind.CHANGED));
    }

    @Test
    void findsNothingInAnEmptyLedger() {
        assertThat(ledger().verify().isIntact()).isTrue();
        assertThat(ledger().head()).isEqualTo(LedgerHead.BEGINNING);
    }

    @Test
    void findsAnEntryOfWhichAnythingWasChanged() {
        List<String> changes = List.of(
                "\"outcome\" = 'KEPT'",
                "\"reason\" = 'x'",
                "\"id\" = 77",
                "\"rows\" = 5",
                "\"x_redacted_at\" = ''",
                "\"detail\" = ''",
                "\"applied_at\" = " + server.instant("2026-03-01 12:00:00.000001"));
        changes.forEach(change -> applyAnew(1, 2, 3));

        for (int i = 0; i < changes.size(); i++) {
            archive.run("UPDATE \"heed_ledger\" SET " + changes.get(i) + " WHERE \"position\" = 3 AND \"seq\" = "
                    + (i + 1));
        }

        assertThat(findings())
                .isEqualTo(LongStream.rangeClosed(1, changes.size())
                        .mapToObj(batch -> finding(batch, Kind.CHANGED, "Entries of batch " + batch + " were changed."))
                        .toList());
    }

    @Test
    void findsARemovedEntry() {
        writeThreeBatches();

        archive.run("DELETE FROM \"heed_ledger\" WHERE \"seq\" = 2 AND \"position\" = 1");

        assertThat(findings())
                .containsExactly(
                        finding(2, Kind.REMOVED, "Entries of batch 2 were removed: it has 2 instead of 3 entries."));
    }

    @Test
    void findsAnInsertedEntry() {
        writeThreeBatches();

        archive.run(copy("\"seq\", -4"));

        assertThat(findings())
                .containsExactly(finding(
                        2, Kind.INSERTED, "Entries were inserted into batch 2: it has 4 instead of 3 entries."));
    }

    @Test
    void findsEntriesInAnotherOrder() {
        writeThreeBatches();

        archive.run(place(1, 10), place(2, 1), place(10, 2));

        assertThat(findings())
                .containsExactly(finding(2, Kind.REORDERED, "The entries of batch 2 were put in another order."));
    }

    @Test
    void findsEntriesWithOtherNumbers() {
        writeThreeBatches();

        archive.run(place(3, 4));

        assertThat(findings()).extracting(LedgerFinding::kind).containsExactly(Kind.REORDERED);
    }

    @Test
    void findsRemovedBatches() {
        writeThreeBatches();

        archive.run("DELETE FROM \"heed_ledger\" WHERE \"seq\" = 2", "DELETE FROM \"heed_batch\" WHERE \"seq\" = 2");
        assertThat(findings()).containsExactly(finding(2, Kind.REMOVED, "Batch 2 is missing."));

        archive.run("DELETE FROM \"heed_ledger\" WHERE \"seq\" = 3", "DELETE FROM \"heed_batch\" WHERE \"seq\" = 3");
        assertThat(findings()).containsExactly(finding(2, Kind.REMOVED, "Batches 2 to 3 are missing."));
    }

    @Test
    void findsAChangedBatch() {
        writeThreeBatches();

        archive.run("UPDATE \"heed_batch\" SET \"kind\" = 'REAPPLIED' WHERE \"seq\" = 2");

        assertThat(findings())
                .containsExactly(
                        finding(2, Kind.CHANGED, "The record of batch 2 was changed: its hash does not fit it."));
    }

    @Test
    void findsABatchThatWasWrittenAnew() {
        writeThreeBatches();
        archive.run(
                "UPDATE \"heed_chain\" SET \"seq\" = 1, \"hash\" = (SELECT \"hash\" FROM \"heed_batch\" WHERE \"seq\" = 1)",
                "UPDATE \"heed_batch\" SET \"seq\" = 30 WHERE \"seq\" = 3",
                "DELETE FROM \"heed_ledger\" WHERE \"seq\" = 2",
                "DELETE FROM \"heed_batch\" WHERE \"seq\" = 2");
        applyAnew(4, 5, 7);
        archive.run(
                "UPDATE \"heed_batch\" SET \"seq\" = 3 WHERE \"seq\" = 30",
                "UPDATE \"heed_chain\" SET \"seq\" = 3, \"hash\" = (SELECT \"hash\" FROM \"heed_batch\" WHERE \"seq\" = 3)");

        assertThat(findings())
                .containsExactly(finding(
                        3, Kind.BROKEN_LINK, "Batch 3 does not follow from batch 2: one of the two was written anew."));
    }

    @Test
    void findsABatchOutsideTheChain() {
        writeThreeBatches();

        archive.run(copy("9, 1"));

        assertThat(findings())
                .containsExactly(finding(9, Kind.INSERTED, "There is a batch 9 that is no part of the chain."));
    }

    @Test
    void findsAnEndThatWasMoved() {
        writeThreeBatches();

        archive.run("UPDATE \"heed_chain\" SET \"hash\" = '" + "a".repeat(64) + "'");

        assertThat(findings())
                .containsExactly(finding(3, Kind.CHANGED, "The ledger's end is not batch 3 as it is written."));
    }

    @Test
    void holdsALedgerThatWasWrittenAnewAgainstAHeadKeptElsewhere() {
        writeThreeBatches();
        LedgerHead known = LedgerHead.parse(ledger().head().toString());
        assertThat(ledger().verify(known).isIntact()).isTrue();

        archive.run("DELETE FROM \"heed_ledger\"", "DELETE FROM \"heed_batch\" WHERE \"seq\" > 0", RESET);
        applyAnew(1, 2);
        assertThat(ledger().verify().isIntact()).isTrue();
        assertThat(ledger().verify(known).findings())
                .extracting(LedgerFinding::kind)
                .containsExactly(Kind.OTHER_HEAD);

        applyAnew(1, 2);
        applyAnew(1, 2);
        assertThat(ledger().verify(known).findings())
                .containsExactly(finding(
                        3,
                        Kind.OTHER_HEAD,
                        "The ledger is not the one with the head " + known
                                + ": it was written anew or cut off, or comes from an older backup."));
    }

    @Test
    void staysVerifiableWhenTheFormOfIdsChanges() {
        byte[] key = "a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII);
        applyAnew(1, 2);
        for (LedgerIds form : List.of(LedgerIds.hmac(() -> key), LedgerIds.none())) {
            applyAnew(enforcer(Mappings.POSTS, TargetOptions.DEFAULT.ledgerIds(form)), 1, 2);
        }

        assertThat(ledger().verify())
                .extracting(Verification::isIntact, Verification::entries)
                .containsExactly(true, 6L);

        archive.run("UPDATE \"heed_ledger\" SET \"id_hash\" = '00' WHERE \"seq\" = 2 AND \"position\" = 1");
        assertThat(findings()).extracting(LedgerFinding::batch).containsExactly(2L);
    }

    private void writeThreeBatches() {
        applyAnew(1, 2, 3);
        applyAnew(4, 5, 6);
        applyAnew(7, 8, 9);
    }

    private List<LedgerFinding> findings() {
        return ledger().verify().findings();
    }

    private static LedgerFinding finding(long batch, Kind kind, String text) {
        return new LedgerFinding(batch, kind, text);
    }

    private static String copy(String place) {
        String contents =
                "\"job_id\", \"remote_id\", \"type\", \"action\", \"reason\", \"outcome\", \"rows\", \"changes\","
                        + " \"applied_at\"";
        return "INSERT INTO \"heed_ledger\" (\"seq\", \"position\", " + contents + ") SELECT " + place + ", " + contents
                + " FROM \"heed_ledger\" WHERE \"seq\" = 2 AND \"position\" = 3";
    }

    private static String place(int from, int to) {
        return "UPDATE \"heed_ledger\" SET \"position\" = " + to + " WHERE \"seq\" = 2 AND \"position\" = " + from;
    }
}
