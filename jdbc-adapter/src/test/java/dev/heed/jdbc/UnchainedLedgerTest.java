package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** On the databases whose ledger had no chain in the beginning. */
@ParameterizedClass
@EnumSource(
        value = TestServer.class,
        names = {"H2", "POSTGRESQL"})
class UnchainedLedgerTest extends EnforcerBench {
    private static final String BEFORE_THE_CHAIN = "4";

    UnchainedLedgerTest(TestServer server) {
        super(server);
    }

    @Test
    void keepsEntriesThatAreOlderThanTheChainAndSaysThatNothingProvesThem() {
        archive.post(3, 900);
        server.migrate(archive.source(), BEFORE_THE_CHAIN);
        archive.run(old(2, "2026-02-01 12:00:00+00"), old(1, "2026-02-02 12:00:00+00"));

        apply(posts, delete(3));

        assertThat(archive.rows(
                        "SELECT \"seq\", \"position\", \"id\" FROM \"heed_ledger\" ORDER BY \"seq\", \"position\""))
                .containsExactly("0|1|2", "0|2|1", "1|1|3");
        assertThat(verify())
                .extracting(
                        Verification::isIntact, Verification::batches, Verification::entries, Verification::unchained)
                .containsExactly(true, 1L, 1L, 2L);
    }

    private Verification verify() {
        return Ledger.open("main", archive.source()).verify();
    }

    private static String old(long id, String at) {
        return "INSERT INTO \"heed_ledger\" (\"job_id\", \"remote_id\", \"type\", \"id\", \"action\", \"reason\","
                + " \"outcome\", \"rows\", \"changes\", \"applied_at\", \"batch\") VALUES ('j', 'r', 'TWEETS', " + id
                + ", 'DELETE', 'deleted', 'ABSENT', 0, '', TIMESTAMP WITH TIME ZONE '" + at + "', 1)";
    }
}
