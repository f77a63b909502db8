package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.Verification;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerUpgradeTest extends EnforcerBench {
    private static final String BEFORE_THE_CHAIN = "4";

    private final String migrations;

    LedgerUpgradeTest(TestServer server) {
        super(server);
        this.migrations = "classpath:dev/heed/jdbc/migration/" + server.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void followsVersionOneInASchemaThatHoldsTablesOfTheHost() {
        archive.post(1, 900);
        migrateTo("1");

        apply(posts, delete(1));

        assertThat(verify().isIntact()).isTrue();
        assertThat(archive.count("posts")).isZero();
    }

    @Test
    void keepsEntriesThatAreOlderThanTheChainAndSaysThatNothingProvesThem() {
        archive.post(3, 900);
        migrateTo(BEFORE_THE_CHAIN);
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

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(archive.source())
                .locations(migrations)
                .table("heed_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version)
                .load()
                .migrate();
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
