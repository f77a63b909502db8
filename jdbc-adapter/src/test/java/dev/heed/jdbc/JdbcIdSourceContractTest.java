package dev.heed.jdbc;

import dev.heed.contract.IdSourceContract;
import dev.heed.spi.IdSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcIdSourceContractTest extends IdSourceContract {
    @TempDir
    Path folder;

    private final DataSource database;

    JdbcIdSourceContractTest(TestServer server) {
        this.database = server.emptyDatabase();
    }

    @Override
    protected IdSource holdingPosts(long... ids) {
        TestServer.execute(database, "CREATE TABLE posts (id BIGINT, author_id BIGINT)");
        for (long id : ids) {
            TestServer.execute(database, "INSERT INTO posts (id) VALUES (" + id + ")");
        }
        Path mapping = Mappings.write(folder, """
                tables:
                  - name: posts
                    match:
                      - { column: id, holds: post, delete: row }
                      - { column: author_id, holds: user, delete: row }
                """);
        return JdbcTarget.open("main", database, mapping).ids();
    }
}
