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
import dev.heed.spi.PassingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrentWritersTest {
    private static final int WRITERS = 8;
    private static final long LAST = 200;
    private static final int BATCH = 20;

    /** How many statements all hosts together have while Heed tries once: more than it likes, and not without an end. */
    private static final int TURNS = 100;

    /** Stands in the rows that were there from the beginning. */
    private static final String EARLY = "early";

    /** How often in a row Heed may be disturbed; the engine would wait between. */
    private static final int PATIENCE = 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void letsWritersUnderOneLeaseFollowEachOther(TestServer server) throws Exception {
        Archive archive = new Archive(server.emptyDatabase());
        LongStream.rangeClosed(1, 8).forEach(id -> archive.post(id, 900).media(id));
        Enforcer enforcer = enforcer(archive);
        List<Callable<Applied>> writers = LongStream.rangeClosed(1, 8)
                .<Callable<Applied>>mapToObj(id -> () -> enforcer.apply(batch(job(), id, id)))
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

    /** SQLite lets them in one by one; the other servers let them meet Heed at the same rows. */
    @ParameterizedTest
    @EnumSource(TestServer.class)
    void keepsItsWordBesideAHostThatGoesOnWriting(TestServer server) throws Exception {
        Archive archive = new Archive(server.emptyDatabase());
        archive.run("CREATE INDEX media_post ON media (post_id)");
        for (long id = 2; id <= LAST; id += 2) {
            archive.run("INSERT INTO posts (id, author_id, quoted_text) VALUES (" + id + ", 900, '" + EARLY + "')")
                    .run("INSERT INTO media VALUES ('" + EARLY + "', " + id + ")");
        }
        Enforcer enforcer = enforcer(archive);
        AtomicLong begun = new AtomicLong();
        Semaphore turns = new Semaphore(0);

        List<HostWriter> hosts = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<HostWriter>> writing = new ArrayList<>();
            for (int number = 1; number <= WRITERS; number++) {
                HostWriter host = new HostWriter(archive.source(), number, turns, begun, LAST);
                writing.add(pool.submit(host.ahead(TURNS / 2)));
            }
            applyAll(enforcer, turns, begun);
            begun.set(Long.MAX_VALUE);
            turns.release(WRITERS);
            for (Future<HostWriter> host : writing) {
                hosts.add(host.get());
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(archive.rows("SELECT \"id\" FROM \"heed_ledger\" ORDER BY \"id\""))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, LAST).mapToObj(Long::toString).toList());
        assertThat(archive.count("\"heed_ledger\" WHERE \"outcome\" = 'REFUSED'"))
                .isZero();
        assertNothingEarlyIsLeft(archive, hosts);
        assertNothingElseIsTouched(archive, hosts);
    }

    private static void assertNothingEarlyIsLeft(Archive archive, List<HostWriter> hosts) {
        List<String> early = new ArrayList<>(List.of(EARLY));
        hosts.forEach(host -> early.addAll(host.early));
        List<String> quoting = hosts.stream()
                .flatMap(host -> host.quoting.stream())
                .map(String::valueOf)
                .toList();
        assertThat(early).hasSizeGreaterThan(1);
        assertThat(quoting).isNotEmpty();
        assertThat(archive.rows("SELECT quoted_text FROM posts WHERE id <= " + LAST))
                .doesNotContainAnyElementsOf(early);
        assertThat(archive.rows("SELECT url FROM media WHERE post_id <= " + LAST))
                .doesNotContainAnyElementsOf(early);
        assertThat(archive.rows("SELECT id FROM posts WHERE quoted_id IS NOT NULL"))
                .doesNotContainAnyElementsOf(quoting);
    }

    private static void assertNothingElseIsTouched(Archive archive, List<HostWriter> hosts) {
        List<String> posts = new ArrayList<>();
        List<String> media = new ArrayList<>();
        for (HostWriter host : hosts) {
            host.authors.forEach((id, author) -> posts.add(id + "|" + author));
            media.addAll(host.media.values());
        }
        assertThat(archive.rows("SELECT id, author_id FROM posts WHERE id > " + LAST))
                .containsExactlyInAnyOrderElementsOf(posts);
        assertThat(archive.rows("SELECT url FROM media WHERE post_id > " + LAST))
                .containsExactlyInAnyOrderElementsOf(media);
    }

    private static void applyAll(Enforcer enforcer, Semaphore turns, AtomicLong begun) {
        JobKey job = job();
        long upTo = 0;
        int disturbed = 0;
        while (upTo < LAST) {
            long to = Math.min(LAST, upTo + BATCH);
            begun.set(to);
            turns.release(TURNS);
            try {
                upTo = enforcer.apply(batch(job, upTo + 1, to)).upTo();
                disturbed = 0;
            } catch (PassingException e) {
                disturbed++;
                if (disturbed > PATIENCE) {
                    throw e;
                }
            }
        }
    }

    private Enforcer enforcer(Archive archive) {
        return JdbcTarget.open("main", archive.source(), Mappings.write(folder, Mappings.POSTS))
                .enforcer();
    }

    private static JobKey job() {
        return new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1);
    }

    private static Batch batch(JobKey job, long first, long last) {
        List<Notice> notices = LongStream.rangeClosed(first, last)
                .mapToObj(id -> new Notice(id, Action.DELETE, "deleted", null, null))
                .toList();
        return new Batch(job, "r", new Fence("lease", "me", 1), notices);
    }
}
