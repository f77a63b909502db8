package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.internal.ledger.ChainLink;
import dev.heed.jdbc.internal.ledger.Contents;
import dev.heed.jdbc.internal.ledger.Remark;
import dev.heed.jdbc.ledger.LedgerHead;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Whatever reads a whole ledger does with 32 MB, however long the ledger is. */
@ParameterizedClass
@EnumSource(
        value = TestServer.class,
        names = {"POSTGRESQL", "SQLITE"})
class LedgerHeapTest extends EnforcerBench {
    private static final int BATCHES = 50;
    private static final int ENTRIES = 5_000;
    private static final String CONTENTS =
            "\"job_id\", \"remote_id\", \"type\", \"id\", \"id_hash\", \"action\", \"reason\", \"x_created_at\","
                    + " \"x_redacted_at\", \"outcome\", \"rows\", \"changes\", \"detail\", \"applied_at\"";

    LedgerHeapTest(TestServer server) {
        super(server);
    }

    @Test
    void verifiesExportsAndDropsAQuarterOfAMillionEntries() throws Exception {
        apply(posts, LongStream.rangeClosed(1, ENTRIES).mapToObj(EnforcerBench::delete));
        repeatTheBatch();

        assertThat(SmallHeap.run(
                        "32m", SmallHeapAudit.class, url(), NOW.plusSeconds(1).toString()))
                .isEqualTo("intact 250000 entries, exported to batch 50, dropped to batch 50, then intact 0 entries");
    }

    /** As writing each one would take longer than all else. What a batch holds does not tell which one it is. */
    private void repeatTheBatch() {
        archive.run("INSERT INTO \"heed_ledger\" (\"seq\", \"position\", " + CONTENTS + ") WITH RECURSIVE n(i) AS"
                + " (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < " + BATCHES + ") SELECT i, \"position\", "
                + CONTENTS + " FROM n, \"heed_ledger\"");
        String[] first = archive.rows(
                        "SELECT \"hash\", \"entries_hash\", \"entries_sum\" FROM \"heed_batch\" WHERE \"seq\" = 1")
                .get(0)
                .split("\\|", -1);
        Contents contents = new Contents(ENTRIES, first[1], first[2]);
        LedgerHead head = new LedgerHead(1, first[0]);
        for (int i = 2; i <= BATCHES; i++) {
            LedgerHead next = new ChainLink(head, "APPLIED", "plain", contents, Remark.NONE, NOW).head();
            archive.run("INSERT INTO \"heed_batch\" SELECT " + i + ", '" + head.hash()
                    + "', \"kind\", \"id_form\", \"entries\", \"entries_hash\", \"entries_sum\", \"drops_up_to\","
                    + " \"written_at\", '" + next.hash() + "', null FROM \"heed_batch\" WHERE \"seq\" = 1");
            head = next;
        }
        archive.run("UPDATE \"heed_chain\" SET \"seq\" = " + BATCHES + ", \"hash\" = '" + head.hash() + "'");
    }

    private String url() {
        return server == TestServer.SQLITE
                ? ((SQLiteDataSource) archive.source()).getUrl()
                : SmallHeap.url((PGSimpleDataSource) archive.source());
    }
}
