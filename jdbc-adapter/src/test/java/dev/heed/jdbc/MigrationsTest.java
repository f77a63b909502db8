package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.JobType;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

class MigrationsTest {
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void leavesAHostsTablesAndItsMigrationHistoryAlone(TestServer server) {
        DataSource database = server.emptyDatabase();
        Archive archive = new Archive(database).post(1, 900);
        Flyway.configure()
                .dataSource(database)
                .baselineOnMigrate(true)
                .locations("classpath:none")
                .load()
                .baseline();
        String migrated = "\"heed_schema_history\" WHERE \"success\" AND \"version\" <> '0'";
        long history = archive.count("\"flyway_schema_history\"");

        JdbcHome.open(database);
        long own = archive.count(migrated);
        JdbcHome.open(database);

        assertThat(archive.count("\"flyway_schema_history\"")).isEqualTo(history);
        assertThat(archive.count(migrated)).isEqualTo(own).isPositive();
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MARIADB", "MYSQL"})
    void repeatsWhatWasDoneButNotNotedWhenAProcessDied(TestServer server) {
        DataSource database = server.emptyDatabase();
        JdbcHome.open(database);

        // There, each statement is committed by itself.
        for (String version : List.of("9", "10", "11", "12")) {
            TestServer.execute(
                    database, "DELETE FROM \"heed_schema_history\" WHERE cast(\"version\" AS SIGNED) >= " + version);
            JdbcHome.open(database);
        }

        assertThat(Archive.rows(database, "SELECT max(cast(\"version\" AS SIGNED)) FROM \"heed_schema_history\""))
                .containsExactly("12");
    }

    @Test
    void letsTwoHomesOpenAtOnceOnOneSchema() throws Exception {
        DataSource database = TestServer.POSTGRESQL.emptyDatabase();

        Thread other = new Thread(() -> JdbcHome.open(database));
        other.start();
        JdbcHome.open(database);
        other.join();

        assertThat(JdbcHome.open(database).jobs().latestRun(JobType.TWEETS, "app"))
                .isEmpty();
    }

    @Test
    void namesAServerThatCannotBeReachedWithoutItsSecrets() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/archive?user=heed&password=s3cret");

        assertThatThrownBy(() -> JdbcHome.open(nowhere))
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("Heed cannot connect to jdbc:postgresql://localhost:1/archive: ")
                .hasMessageEndingWith(
                        "(SQL state 08001). Check that the database runs and can be reached from here, and that the user may log in.")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void namesAWrongPasswordWithoutTellingIt() {
        JdbcDataSource first = new JdbcDataSource();
        first.setURL("jdbc:h2:mem:locked;DB_CLOSE_DELAY=-1");
        first.setUser("a");
        first.setPassword("b");
        TestServer.execute(first, "SELECT 1");
        JdbcDataSource wrong = new JdbcDataSource();
        wrong.setURL("jdbc:h2:mem:locked;IFEXISTS=TRUE");
        wrong.setUser("a");
        wrong.setPassword("s3cret");

        assertThatThrownBy(() -> JdbcHome.open(wrong))
                .isInstanceOf(HeedException.class)
                .hasMessageStartingWith("Heed cannot connect to jdbc:h2:mem:locked: ")
                .hasMessageNotContaining("s3cret");
    }
}
