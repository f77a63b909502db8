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
        enforcer = JdbcTarget.open("main", archive.source(), Mappings.write(folder, Mappings.POSTS))
                .enforcer();
    }

    @Override
    protected void addPost(long id) {
        archive.post(id, 900);
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
