package dev.heed.jdbc;

import dev.heed.contract.BudgetContract;
import dev.heed.spi.Budget;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcBudgetTest extends BudgetContract {
    private final DataSource database;

    JdbcBudgetTest(TestServer server) {
        this.database = server.emptyDatabase();
    }

    @Override
    protected Budget budget() {
        return JdbcHome.open(database).budget();
    }
}
