package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Heed compares how many rows it has counted with how many an UPDATE has found. */
class FoundRowsTest {
    @Test
    void connectionsThatCountChangedRowsOnlyAreRefused() throws SQLException {
        for (DataSource database : TestMariaDb.countingChangedRowsOnly("found_rows")) {
            assertThatThrownBy(() -> JdbcHome.open(database))
                    .isInstanceOf(HeedException.class)
                    .hasMessageContaining("Take useAffectedRows=true out of the JDBC URL");
        }
    }

    @Test
    void othersAreNot() {
        assertThat(JdbcHome.open(TestServer.MYSQL.emptyDatabase())).isNotNull();
        assertThat(JdbcHome.open(TestServer.MARIADB.emptyDatabase())).isNotNull();
    }
}
