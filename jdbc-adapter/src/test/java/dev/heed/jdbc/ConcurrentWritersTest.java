package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrentWritersTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void letsWritersUnderOneLeaseFollowEachOther(TestServer server) throws Exception {
        Archive archive = new Archive(server.emptyDatabase());
        LongStream.rangeClosed(1, 8).forEach(id -> archive.post(id, 900).media(id));
        Enforcer enforcer = enforcer(archive);
        List<Callable<Applied>> writers = LongStream.rangeClosed(1, 8)
                .<Callable<Applied>>mapToObj(id -> () -> enforcer.apply(batch(id, 1)))
                .toList();

        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (Future<Applied> done : pool.invokeAll(writers)) {
                assertThat(done.get().rows()).isEqualTo(2);
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(archive.count("posts")).isZero();
        assertThat(archive.count("\"heed_ledger\"")).isEqualTo(8);
        assertThat(archive.count("\"heed_fence\"")).isEqualTo(1);
    }

    private Enforcer enforcer(Archive archive) {
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, Mappings.POSTS))
                .enforcer();
    }

    private static Batch batch(long id, long token) {
        JobKey job = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
        return new Batch(
                job,
                "r",
                new Fence("lease", "me", token),
                List.of(new Notice(id, Action.DELETE, "deleted", null, null)));
    }
}
