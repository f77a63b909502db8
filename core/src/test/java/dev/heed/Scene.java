package dev.heed;

import dev.heed.memory.MemoryBudget;
import dev.heed.memory.MemoryJobStore;
import dev.heed.memory.MemoryLease;
import dev.heed.memory.MemoryTarget;
import dev.heed.memory.VirtualTime;
import dev.heed.mock.Fault;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.mock.Verdicts;
import dev.heed.spi.Home;
import dev.heed.spi.JobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** A database in memory, an X, and a clock that both live by. Post 3, 6, 9… go; 5, 10, 20… lose their geo data; user 7 goes. */
final class Scene implements AutoCloseable {
    static final int POSTS = 100;

    final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));
    final String token;
    final MemoryTarget target = new MemoryTarget();
    final MemoryLease lease = new MemoryLease(time);
    final JobStore store = new MemoryJobStore();
    final MemoryBudget budget = new MemoryBudget();
    final MockXServer x;
    private final Random random = new Random(1);

    /** What X says from now on. */
    Verdicts words = verdicts();

    final Path spool;

    Scene(Path spool, Fault... faults) {
        this(spool, "mock-token", faults);
    }

    Scene(Path spool, String token, Fault... faults) {
        this.spool = spool;
        this.token = token;
        this.x = MockXServer.builder()
                .token(token)
                .clock(time)
                .processing(Duration.ofSeconds(30))
                .verdicts((type, id, at) -> words.on(type, id, at))
                .faults(faults)
                .start();
        for (long id = 1; id <= POSTS; id++) {
            target.add(JobType.TWEETS, id);
        }
        target.add(JobType.USERS, 7).add(JobType.USERS, 8);
    }

    private static Verdicts verdicts() {
        return (type, id, at) -> {
            if (type.word().equals("users")) {
                return id == 7 ? Optional.of(Verdict.delete("suspended")) : Optional.empty();
            }
            return isDeleted(id) ? Optional.of(Verdict.delete("deleted")) : geo(id);
        };
    }

    private static Optional<Verdict> geo(long id) {
        if (!isScrubbed(id)) {
            return Optional.empty();
        }
        return Optional.of(id % 2 == 0 ? Verdict.scrubGeo() : Verdict.deleteForGeo());
    }

    static boolean isDeleted(long post) {
        return post % 3 == 0;
    }

    static boolean isScrubbed(long post) {
        return post % 5 == 0 && !isDeleted(post);
    }

    EngineBuilder builder() {
        return builder(store);
    }

    EngineBuilder builder(JobStore jobs) {
        return ComplianceEngine.builder()
                .token(() -> token)
                .home(new Home(jobs, lease, budget))
                .target(target.as("main"))
                .spool(spool)
                .api(x.apiBase())
                .clock(time)
                .waiter(time)
                .random(random)
                .owner("engine")
                .sliceIds(30)
                .batchIds(7);
    }

    RunReport run(JobType type) {
        try (ComplianceEngine engine = builder().build()) {
            return engine.run(type);
        }
    }

    /** The first Post that is not as X wants it. */
    Optional<Long> firstWrongPost() {
        for (long id = 1; id <= POSTS; id++) {
            boolean right = target.holds(JobType.TWEETS, id) != isDeleted(id)
                    && target.holdsGeo(JobType.TWEETS, id) == (!isDeleted(id) && !isScrubbed(id));
            if (!right) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    boolean isUntouched() {
        for (long id = 1; id <= POSTS; id++) {
            if (!target.holdsGeo(JobType.TWEETS, id)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        x.close();
    }
}
