package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobType;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** MariaDB and MySQL can keep tables in ways that cannot undo what was done, or never let go of it. */
class StorageEngineTest {
    private static final Mapping MAPPING = Mapping.of(TableEntry.name("posts")
            .match(MatchEntry.column("id").holds(JobType.TWEETS).delete(RowChange.row()))
            .children(ChildEntry.table("media").column("post_id").references("id")));

    @ParameterizedTest
    @EnumSource(
            value = TestServer.class,
            names = {"MARIADB", "MYSQL"})
    void aTableThatKnowsNoTransactionsIsRefused(TestServer server) {
        DataSource database = server.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE posts (id BIGINT PRIMARY KEY) ENGINE = InnoDB",
                "CREATE TABLE media (post_id BIGINT, KEY (post_id)) ENGINE = MyISAM");

        assertThat(JdbcTarget.check(database, MAPPING))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR))
                .extracting(Finding::text)
                .asString()
                .contains("media is kept by MyISAM, which knows no transactions", "media engine = InnoDB");

        TestServer.execute(database, "ALTER TABLE media ENGINE = InnoDB");

        assertThat(JdbcTarget.check(database, MAPPING)).isEmpty();
    }

    @Test
    void aTableThatKeepsWhatIsDeletedIsRefused() {
        DataSource database = TestServer.MARIADB.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE posts (id BIGINT PRIMARY KEY) WITH SYSTEM VERSIONING",
                "CREATE TABLE media (post_id BIGINT, KEY (post_id))");

        assertThat(JdbcTarget.check(database, MAPPING))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR))
                .extracting(Finding::text)
                .asString()
                .contains("posts keeps every former version of its rows", "posts drop system versioning");

        TestServer.execute(database, "ALTER TABLE posts DROP SYSTEM VERSIONING");

        assertThat(JdbcTarget.check(database, MAPPING)).isEmpty();
    }
}
