package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns whose type has no room for 64 bits. */
class NarrowIdsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "H2, INTEGER",
        "H2, REAL",
        "H2, DOUBLE PRECISION",
        "POSTGRESQL, INTEGER",
        "POSTGRESQL, REAL",
        "POSTGRESQL, DOUBLE PRECISION",
        "MARIADB, INT",
        "MARIADB, INT UNSIGNED",
        "MARIADB, MEDIUMINT",
        "MARIADB, FLOAT",
        "MARIADB, DOUBLE",
        "MYSQL, INT",
        "MYSQL, INT UNSIGNED",
        "MYSQL, MEDIUMINT",
        "MYSQL, FLOAT",
        "MYSQL, DOUBLE",
        "SQLITE, REAL",
        "SQLITE, FLOAT",
        "SQLITE, DOUBLE"
    })
    void areRefused(TestServer server, String type) {
        DataSource database = server.emptyDatabase();
        TestServer.execute(database, "CREATE TABLE posts (id " + type + ")");
        Mapping mapping = Mapping.file(Mappings.write(folder, """
                tables:
                  - name: posts
                    match:
                      - { column: id, holds: post, delete: row }
                """));

        List<Finding> findings = JdbcTarget.check(database, mapping);

        assertThat(findings)
                .extracting(Finding::toString)
                .anyMatch(finding -> finding.contains("cannot hold every ID"));
    }
}
