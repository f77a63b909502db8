package dev.heed.jdbc;

import dev.heed.Action;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.Tally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** An enforcer over a fresh archive, and the words that tests speak in. */
abstract class EnforcerBench {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String LEDGER =
            "SELECT \"id\", \"action\", \"outcome\", \"rows\", \"changes\" FROM \"heed_ledger\" ORDER BY \"id\"";

    @TempDir
    Path folder;

    final JobKey posts = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
    final JobKey users = new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.USERS, 1);
    final TestServer server;
    final Archive archive;

    EnforcerBench(TestServer server) {
        this.server = server;
        this.archive = new Archive(server.emptyDatabase());
    }

    final Applied apply(JobKey job, Notice... notices) {
        return enforcer(Mappings.POSTS, Limits.DEFAULT).apply(batch(job, notices));
    }

    final Applied apply(JobKey job, Stream<Notice> notices) {
        return apply(job, notices.toArray(Notice[]::new));
    }

    /** Another job each time, for IDs that were applied before. */
    final JobKey job() {
        return new JobKey(UUID.randomUUID(), posts.run(), JobType.TWEETS, 1);
    }

    /** Each time as another job. */
    final Applied applyWith(String match, Notice... notices) {
        return enforcer("tables:\n  - name: posts\n    match:\n      - " + match + "\n", Limits.DEFAULT)
                .apply(batch(job(), notices));
    }

    final Enforcer enforcer(String mapping, Limits limits) {
        return enforcer(mapping, TargetOptions.DEFAULT.limits(limits));
    }

    final Enforcer enforcer(String mapping, TargetOptions options) {
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, mapping), options.clock(() -> NOW))
                .enforcer();
    }

    final Tally tally(JobKey job) {
        return enforcer(Mappings.POSTS, Limits.DEFAULT).tally(job.run());
    }

    static Batch batch(JobKey job, Notice... notices) {
        return new Batch(job, "r", new Fence("lease", "me", 1), List.of(notices));
    }

    static Notice[] deletes(long... ids) {
        return LongStream.of(ids).mapToObj(EnforcerBench::delete).toArray(Notice[]::new);
    }

    static Batch batch(JobKey job, Stream<Notice> notices) {
        return batch(job, notices.toArray(Notice[]::new));
    }

    static Notice delete(long id) {
        return new Notice(id, Action.DELETE, "deleted", null, null);
    }

    static Notice scrub(long id) {
        return new Notice(id, Action.SCRUB_GEO, "scrub_geo", null, null);
    }
}
