package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.Action;
import dev.heed.ComplianceEngine;
import dev.heed.Guard;
import dev.heed.JobType;
import dev.heed.Reasons;
import dev.heed.RunReport;
import dev.heed.memory.VirtualTime;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import dev.heed.spi.Change;
import dev.heed.spi.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps between which people change their minds. */
class RestoreRunTest {
    private static final String HIDDEN = "SELECT id, hidden FROM posts WHERE hidden IS NOT NULL ORDER BY id";

    @TempDir
    Path folder;

    private final AtomicReference<Map<Long, String>> said = new AtomicReference<>(Map.of());
    private final Archive archive = new Archive(TestServer.H2.emptyDatabase());

    @Test
    void unmarksPostsThatXNamesNoMoreButNoneThatWasEverDeleted() {
        archive.run("ALTER TABLE posts ADD COLUMN hidden VARCHAR(20)")
                .post(1, 900)
                .post(2, 900)
                .post(3, 900)
                .post(4, 900)
                .run("UPDATE posts SET hidden = 'by us' WHERE id = 4");
        VirtualTime time = new VirtualTime(EnforcerBench.NOW);
        try (MockXServer x = server(time);
                ComplianceEngine engine = engine(x, time)) {
            said.set(Map.of(1L, "protected", 2L, "deleted", 3L, "protected"));
            sweep(engine, time);
            assertThat(archive.rows(HIDDEN)).containsExactly("1|protected", "2|deleted", "3|protected", "4|by us");

            said.set(Map.of(3L, "deleted"));
            RunReport second = sweep(engine, time);
            assertThat(archive.rows(HIDDEN)).containsExactly("2|deleted", "3|protected", "4|by us");
            assertThat(second.idsReported()).isEqualTo(1);

            said.set(Map.of());
            sweep(engine, time);
        }

        assertThat(archive.rows(HIDDEN)).containsExactly("2|deleted", "3|protected", "4|by us");
        assertThat(archive.rows("SELECT \"id\", \"reason\", \"outcome\", \"changes\" FROM \"heed_ledger\""
                        + " WHERE \"action\" = 'RESTORE'"))
                .containsExactly("1|unnamed|CHANGED|posts:unmarked=1");
    }

    @Test
    void awaitsApprovalWhenAnAnswerNamesNobodyAnyMore() {
        archive.run("ALTER TABLE posts ADD COLUMN hidden VARCHAR(20)")
                .run("INSERT INTO posts (id, author_id) SELECT x, 900 FROM SYSTEM_RANGE(1, 1000)");
        VirtualTime time = new VirtualTime(EnforcerBench.NOW);
        Map<Long, String> all =
                LongStream.rangeClosed(1, 1_000).boxed().collect(Collectors.toMap(id -> id, id -> "protected"));
        try (MockXServer x = server(time);
                ComplianceEngine engine = engine(x, time)) {
            engine.guard(Guard.ofShares(1, 1, 0, 1));
            said.set(all);
            sweep(engine, time);
            engine.guard(Guard.DEFAULT);

            said.set(Map.of());
            time.advance(Duration.ofHours(1));
            RunReport report = engine.run(JobType.TWEETS);

            assertThat(report.status()).isEqualTo(RunReport.Status.AWAITING_APPROVAL);
            assertThat(archive.count("posts WHERE hidden IS NULL")).isZero();
            assertThat(engine.plan(report.jobs().get(0).key().id())
                            .targets()
                            .get("main")
                            .tables())
                    .containsExactly(
                            new Tally.ByTable("posts", Change.UNMARKED, Action.RESTORE, Reasons.UNNAMED, 1_000));

            said.set(all);
            engine.reject(report.jobs().get(0).key().id(), "Ada", "X's answer was empty");
            assertThat(engine.run(JobType.TWEETS).status()).isEqualTo(RunReport.Status.FAILED);
            sweep(engine, time);
        }

        assertThat(archive.count("posts WHERE hidden = 'protected'")).isEqualTo(1_000);
    }

    private MockXServer server(VirtualTime time) {
        return MockXServer.builder()
                .clock(time)
                .verdicts((type, id, at) ->
                        Optional.ofNullable(said.get().get(id)).map(Verdict::delete))
                .start();
    }

    private ComplianceEngine engine(MockXServer x, VirtualTime time) {
        Path mapping = Mappings.write(folder, """
                tables:
                  - name: posts
                    match:
                      - { column: id, holds: post, delete: { mark: hidden, value: reason, restore: true } }
                """);
        return ComplianceEngine.builder()
                .api(x.apiBase())
                .clock(time)
                .waiter(time)
                .token(() -> "mock-token")
                .home(JdbcHome.open(archive.source()))
                .target(JdbcTarget.open("main", archive.source(), mapping, TargetOptions.DEFAULT.clock(time)))
                .spool(folder.resolve("spool"))
                .build();
    }

    private static RunReport sweep(ComplianceEngine engine, VirtualTime time) {
        time.advance(Duration.ofHours(1));
        RunReport report = engine.run(JobType.TWEETS);
        assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
        return report;
    }
}
