package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The bound that the design promises: any table, in a heap of 64 MB. */
class JdbcIdSourceHeapTest {
    private static final String MAPPING = """
            tables:
              - name: posts
                allow_scans: true
                match:
                  - { column: id, holds: post, delete: row }
                  - { column: quoted_id, holds: post, delete: keep }
            """;

    @TempDir
    Path folder;

    @Test
    void walksOverMillionsOfRowsOfPostgresqlInASmallHeap() throws Exception {
        PGSimpleDataSource database = (PGSimpleDataSource) TestServer.POSTGRESQL.emptyDatabase();
        TestServer.execute(
                database,
                "CREATE TABLE posts (id BIGINT PRIMARY KEY, quoted_id BIGINT)",
                "INSERT INTO posts SELECT i, 3000000 - i FROM generate_series(1, 2000000) AS i");

        assertThat(walk(SmallHeap.url(database))).isEqualTo("2999999");
    }

    @Test
    void walksOverMillionsOfRowsOfH2InASmallHeap() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:file:" + folder.resolve("posts"));
        fill(database);

        assertThat(walk(database.getURL())).isEqualTo("1999999");
    }

    private static void fill(DataSource database) {
        TestServer.execute(
                database,
                "CREATE TABLE posts AS SELECT x AS id, 2000000 - x AS quoted_id FROM SYSTEM_RANGE(1, 1000000)");
    }

    private String walk(String url) throws IOException, InterruptedException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        return SmallHeap.run(
                "64m", SmallHeapWalk.class, url, Mappings.write(folder, MAPPING).toString(), scratch.toString());
    }
}
