package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.ComplianceEngine;
import dev.heed.Guard;
import dev.heed.JobType;
import dev.heed.RunReport;
import dev.heed.RunReport.Status;
import dev.heed.jdbc.ledger.Ledger;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.memory.VirtualTime;
import dev.heed.mock.MockXServer;
import dev.heed.mock.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Sweeps before which rows come back, as from a backup. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class ReturnedRunTest {
    private static final int POSTS = 20;
    private static final Set<Long> DELETED = Set.of(3L, 6L, 9L);

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime(EnforcerBench.NOW);
    private final Archive archive;
    private final MockXServer x = MockXServer.builder()
            .clock(time)
            .verdicts((type, id, at) -> DELETED.contains(id) ? Optional.of(Verdict.deleted()) : Optional.empty())
            .start();

    ReturnedRunTest(TestServer server) {
        archive = new Archive(server.emptyDatabase());
        for (long id = 1; id <= POSTS; id++) {
            archive.post(id, 900).media(id);
        }
    }

    @AfterEach
    void end() {
        x.close();
    }

    @Test
    void areRemovedAgainAndXIsNotAskedAboutThem() {
        sweep(TargetOptions.DEFAULT, Guard.DEFAULT);
        archive.post(3, 900).media(3).media(3).post(9, 901);

        RunReport report = sweep(TargetOptions.DEFAULT, Guard.DEFAULT);

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(report.idsReturned()).isEqualTo(2);
        assertThat(report.rowsChanged()).isEqualTo(4);
        assertThat(report.jobs().get(0).slice().returned()).isEqualTo(2);
        assertThat(archive.count("posts WHERE id IN (3, 6, 9)")).isZero();
        assertThat(archive.count("posts")).isEqualTo(POSTS - 3);
        assertThat(asked(report)).hasSize(POSTS - 3).doesNotContain("3", "6", "9");
        assertThat(archive.rows("SELECT \"kind\", \"entries\" FROM \"heed_batch\" ORDER BY \"seq\""))
                .containsExactly("APPLIED|3", "PROVED|0", "REAPPLIED|2", "PROVED|0");
        assertThat(Ledger.open("main", archive.source()).verify().isIntact()).isTrue();
    }

    @Test
    void areLeftToXAndAPersonWhereTheyAreMany() {
        sweep(TargetOptions.DEFAULT, Guard.DEFAULT);
        DELETED.forEach(id -> archive.post(id, 900));

        RunReport report = sweep(TargetOptions.DEFAULT, Guard.ofShares(0.5, 0.1, 2, 1));

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.idsReturned()).isZero();
        assertThat(archive.count("posts")).isEqualTo(POSTS);
        assertThat(asked(report)).contains("3", "6", "9");
    }

    @Test
    void areAskedAboutWhereTheLedgerKeepsNoPlainIds() {
        byte[] key = "a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII);
        TargetOptions hashed = TargetOptions.DEFAULT.ledgerIds(LedgerIds.hmac(() -> key));
        sweep(hashed, Guard.DEFAULT);
        archive.post(3, 900);

        RunReport report = sweep(hashed, Guard.DEFAULT);

        assertThat(report.idsReturned()).isZero();
        assertThat(asked(report)).contains("3");
        assertThat(archive.count("posts")).isEqualTo(POSTS - 3);
    }

    private RunReport sweep(TargetOptions options, Guard guard) {
        time.advance(Duration.ofDays(1));
        Path mapping = Mappings.write(folder, Mappings.POSTS);
        try (ComplianceEngine engine = ComplianceEngine.builder()
                .api(x.apiBase())
                .clock(time)
                .waiter(time)
                .token(() -> "mock-token")
                .home(JdbcHome.open(archive.source(), time))
                .target(JdbcTarget.open("main", archive.source(), mapping, options.clock(time)))
                .spool(folder.resolve("spool"))
                .guard(guard)
                .build()) {
            return engine.run(JobType.TWEETS);
        }
    }

    /** What X was asked in a run of one slice. */
    private List<String> asked(RunReport report) {
        return x.uploaded(report.jobs().get(0).remote().requireId()).orElseThrow();
    }
}
