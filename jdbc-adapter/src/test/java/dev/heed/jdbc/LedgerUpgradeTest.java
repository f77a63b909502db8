package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class LedgerUpgradeTest extends EnforcerBench {
    LedgerUpgradeTest(TestServer server) {
        super(server);
    }

    @Test
    void followsVersionOneInASchemaThatHoldsTablesOfTheHost() {
        archive.post(1, 900);
        server.migrate(archive.source(), "1");

        apply(posts, delete(1));

        assertThat(verify().isIntact()).isTrue();
        assertThat(archive.count("posts")).isZero();
    }

    private Verification verify() {
        return Ledger.open("main", archive.source()).verify();
    }
}
