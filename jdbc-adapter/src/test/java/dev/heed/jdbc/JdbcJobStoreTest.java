package dev.heed.jdbc;

import dev.heed.contract.JobStoreContract;
import dev.heed.spi.JobStore;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcJobStoreTest extends JobStoreContract {
    private final JobStore store;

    JdbcJobStoreTest(TestServer server) {
        this.store = JdbcHome.open(server.emptyDatabase()).jobs();
    }

    @Override
    protected JobStore store() {
        return store;
    }
}
