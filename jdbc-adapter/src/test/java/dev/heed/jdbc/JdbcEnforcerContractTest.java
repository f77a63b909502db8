package dev.heed.jdbc;

import dev.heed.contract.EnforcerContract;
import dev.heed.spi.Enforcer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class JdbcEnforcerContractTest extends EnforcerContract {
    @TempDir
    Path folder;

    private final Archive archive;
    private Enforcer enforcer;

    JdbcEnforcerContractTest(TestServer server) {
        this.archive = new Archive(server.emptyDatabase());
    }

    @BeforeEach
    void open() {
        String mapping = Mappings.POSTS.replace(
                "  - name: posts\n", "  - name: posts\n    unless: { column: quoted_text, is: held }\n");
        archive.run("CREATE TABLE hides (id BIGINT PRIMARY KEY, hidden VARCHAR(20))");
        mapping += "  - name: hides\n    match:\n"
                + "      - { column: id, holds: post, delete: { mark: hidden, value: reason, restore: true } }\n";
        enforcer = JdbcTarget.open("main", archive.source(), Mappings.write(folder, mapping))
                .enforcer();
    }

    @Override
    protected void addPost(long id) {
        archive.post(id, 900);
    }

    @Override
    protected void addMarkablePost(long id) {
        archive.run("INSERT INTO hides (id) VALUES (" + id + ")");
    }

    @Override
    protected boolean isMarked(long id) {
        return archive.count("hides WHERE hidden IS NOT NULL AND id = " + id) == 1;
    }

    @Override
    protected void addAccount(long id, int rows) {
        for (int i = 1; i <= rows; i++) {
            archive.post(id * 1_000 + i, id);
        }
    }

    @Override
    protected long rowsOf(long account) {
        return archive.count("posts WHERE author_id = " + account);
    }

    @Override
    protected void refuse(long post) {
        archive.run(
                "CREATE TABLE likes (post_id BIGINT REFERENCES posts (id))", "INSERT INTO likes VALUES (" + post + ")");
    }

    @Override
    protected Enforcer bounded(int rowsPerTransaction) {
        TargetOptions options = TargetOptions.DEFAULT.limits(new Limits(rowsPerTransaction));
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, Mappings.POSTS), options)
                .enforcer();
    }

    @Override
    protected void addHeldPost(long id) {
        archive.run("INSERT INTO posts VALUES (" + id + ", 900, NULL, 'held', 1.5, 2.5)");
    }

    @Override
    protected boolean holdsPost(long id) {
        return archive.count("posts WHERE id = " + id) == 1;
    }

    @Override
    protected boolean holdsGeo(long id) {
        return archive.count("posts WHERE lat IS NOT NULL AND id = " + id) == 1;
    }

    @Override
    protected Enforcer enforcer() {
        return enforcer;
    }
}
