package dev.heed.jdbc;

import dev.heed.contract.LeaseContract;
import dev.heed.spi.Lease;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcLeaseTest extends LeaseContract {
    private final DataSource database;

    JdbcLeaseTest(TestServer server) {
        this.database = server.emptyDatabase();
    }

    @Override
    protected Lease lease(InstantSource clock) {
        return JdbcHome.open(database, clock).lease();
    }
}
