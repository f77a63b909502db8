package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A role with the rights that are printed can run Heed, and the check names each that it lacks. */
class GrantsTest {
    @TempDir
    Path folder;

    @Test
    void aRoleOfPostgresNeedsNoMore() throws SQLException {
        DataSource owner = TestServer.POSTGRESQL.emptyDatabase();
        Archive archive = new Archive(owner).post(1, 900).quote(2, 901, 1).media(1);
        archive.run("CREATE ROLE heed_least LOGIN", "REVOKE ALL ON SCHEMA public FROM public");
        PGSimpleDataSource role = new PGSimpleDataSource();
        role.setUrl(owner.unwrap(PGSimpleDataSource.class).getUrl());
        role.setUser("heed_least");

        List<String> grants = Grants.of(owner, mapping(), "heed_least");
        assertThat(grants)
                .containsExactlyInAnyOrder(
                        "GRANT USAGE, CREATE ON SCHEMA \"public\" TO \"heed_least\"",
                        "GRANT SELECT, DELETE, UPDATE (\"lat\", \"lon\", \"quoted_id\", \"quoted_text\") ON \"public\".\"posts\" TO"
                                + " \"heed_least\"",
                        "GRANT SELECT, DELETE ON \"public\".\"media\" TO \"heed_least\"");
        archive.run(grants.toArray(String[]::new));

        runs(role, archive);
        missing(
                archive,
                role,
                "REVOKE DELETE ON media FROM heed_least",
                "GRANT DELETE ON media TO heed_least",
                "the user heed_least lacks the right to DELETE on public.media");
        missing(
                archive,
                role,
                "REVOKE SELECT ON media FROM heed_least",
                "GRANT SELECT ON media TO heed_least",
                "the user heed_least lacks the right to SELECT on public.media");
        missing(
                archive,
                role,
                "REVOKE UPDATE (lat) ON posts FROM heed_least",
                "GRANT UPDATE (lat) ON posts TO heed_least",
                "the user heed_least lacks the right to UPDATE of \"lat\" on public.posts");
    }

    @Test
    void aRoleThatMayNotCreateTablesIsToldSo() throws SQLException {
        DataSource owner = TestServer.POSTGRESQL.emptyDatabase();
        Archive archive = new Archive(owner);
        archive.run("CREATE ROLE heed_homeless LOGIN", "REVOKE ALL ON SCHEMA public FROM public");
        archive.run(Grants.of(owner, mapping(), "heed_homeless").toArray(String[]::new));
        archive.run("REVOKE CREATE ON SCHEMA public FROM heed_homeless");
        PGSimpleDataSource role = new PGSimpleDataSource();
        role.setUrl(owner.unwrap(PGSimpleDataSource.class).getUrl());
        role.setUser("heed_homeless");

        assertThat(errors(role))
                .containsExactly("the user heed_homeless lacks the right to CREATE tables in its current schema;"
                        + " \"heed init --grants\" prints what grants it");
    }

    @Test
    void anAccountOfMariaDbNeedsNoMore() throws SQLException {
        DataSource owner = TestServer.MARIADB.emptyDatabase();
        Archive archive = new Archive(owner).post(1, 900).quote(2, 901, 1).media(1);
        // The server of the tests lets everybody do everything until it is told to look.
        archive.run(
                "FLUSH PRIVILEGES",
                "ALTER USER 'root'@'localhost' IDENTIFIED VIA mysql_native_password USING PASSWORD('')",
                "CREATE OR REPLACE USER 'heed_least'@'localhost'");
        String address = archive.rows("SELECT concat(@@port, '/', database())").get(0);
        DataSource role = new MariaDbDataSource("jdbc:mariadb://localhost:" + address + "?user=heed_least");

        archive.run(Grants.of(owner, mapping(), "heed_least@localhost").stream()
                .map(grant -> grant.replace('`', '"'))
                .toArray(String[]::new));

        runs(role, archive);
        String media = "lacks the right to DELETE on " + address.split("/", 2)[1] + ".media";
        missing(
                archive,
                role,
                "REVOKE DELETE ON media FROM heed_least@localhost",
                "GRANT DELETE ON media TO heed_least@localhost",
                media);
        missing(
                archive,
                role,
                "REVOKE UPDATE (lat) ON posts FROM heed_least@localhost",
                "GRANT UPDATE (lat) ON posts TO heed_least@localhost",
                "UPDATE of \"lat\" on");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "SQLITE"})
    void filesKnowNoRoles(TestServer server) {
        DataSource database = server.emptyDatabase();
        new Archive(database);

        assertThat(Grants.of(database, mapping(), "heed")).isEmpty();
        assertThat(errors(database)).isEmpty();
    }

    private void runs(DataSource role, Archive archive) {
        assertThat(errors(role)).isEmpty();
        Target target = JdbcTarget.open("main", role, mapping(), TargetOptions.DEFAULT);
        JdbcHome.open(role);
        target.enforcer()
                .apply(EnforcerBench.batch(
                        new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1), EnforcerBench.delete(1)));
        assertThat(archive.rows("SELECT id, quoted_id FROM posts")).containsExactly("2|null");
        assertThat(archive.count("media")).isZero();
        assertThat(archive.count("heed_ledger")).isEqualTo(1);
    }

    private void missing(Archive archive, DataSource role, String revoke, String grant, String finding) {
        archive.run(revoke);
        assertThat(errors(role)).singleElement().asString().contains(finding);
        archive.run(grant);
        assertThat(errors(role)).isEmpty();
    }

    private List<String> errors(DataSource role) {
        return JdbcTarget.check(role, mapping()).stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::text)
                .toList();
    }

    private Mapping mapping() {
        return Mapping.file(Mappings.write(folder, Mappings.POSTS));
    }
}
