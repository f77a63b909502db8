package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import dev.heed.spi.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees before they approve, and what an approval is worth. */
class ApprovalTest {
    private static final Guard STRICT = Guard.ofShares(0.1, 0.1, 0, 0);

    @TempDir
    Path spool;

    private Scene scene;

    @BeforeEach
    void begin() {
        scene = new Scene(spool);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void aPlanTellsWhatWouldChangeAndChangesNothing() {
        UUID job = held(run()).get(0);

        JobPlan plan = with(engine -> {}).plan(job);

        assertThat(plan.changing("main")).isEqualTo(14);
        assertThat(plan.rows()).isEqualTo(14);
        assertThat(Objects.requireNonNull(plan.targets().get("main")).reasons())
                .anyMatch(sum -> sum.reason().equals("deleted") && sum.ids() == 10 && sum.outcome() == Outcome.CHANGED);
        assertThat(plan.sample()).hasSize(14);
        assertThat(plan.sample().get(0).notice().id()).isEqualTo(3);
        assertThat(plan.job().standing().plan()).isEqualTo(plan.fingerprint());
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void aPlanNeedsResultsThatAreHere() {
        assertThatThrownBy(() -> with(engine -> {}).plan(UUID.randomUUID()))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("There is no job");
        UUID done = scene.run(JobType.TWEETS).jobs().get(0).key().id();

        assertThatThrownBy(() -> with(engine -> {}).plan(done))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("are not in this spool folder; the job is DONE");
    }

    @Test
    void anApprovalIsForExactlyWhatWasPlanned() {
        List<UUID> held = held(run());
        with(engine -> held.forEach(job -> engine.approve(job, "Ada", "looked at it")));
        scene.target.remove(JobType.TWEETS, 3);

        RunReport report = run();

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(held(report)).containsExactly(held.get(0));
        assertThat(report.jobs().get(0).standing().note())
                .startsWith("What was approved has changed since. 13 of 30 IDs would change in main");
        assertThat(scene.target.holds(JobType.TWEETS, 6)).isTrue();
        assertThat(scene.target.holds(JobType.TWEETS, 33)).isFalse();
    }

    @Test
    void anApprovalEndsWithTheAgeOfTheResults() {
        List<UUID> held = held(run());
        with(engine -> held.forEach(job -> engine.approve(job, "Ada", "")));
        scene.time.advance(Duration.ofDays(8));

        RunReport report = run();

        assertThat(held(report)).containsExactlyElementsOf(held);
        assertThat(report.jobs()).allMatch(job -> job.remote().attempt() == 2);
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void anApprovedRunGoesOnUpToItsRows() {
        RunReport first = run();
        with(engine -> engine.approveRun(first.run().id(), 18, "Ada", "first sweep"));

        RunReport report = run();

        assertThat(report.rowsChanged()).isEqualTo(14);
        assertThat(held(report)).hasSize(3);
        with(engine -> engine.approveRun(first.run().id(), 1_000, "Ada", "all of it"));
        assertThat(run().status()).isEqualTo(Status.DONE);
        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(Objects.requireNonNull(
                                scene.store.run(first.run().id()).orElseThrow().approval())
                        .note())
                .isEqualTo("all of it");
    }

    @Test
    void aRunThatHasEndedCannotBeApproved() {
        UUID ended = scene.run(JobType.TWEETS).run().id();

        assertThatThrownBy(() -> with(engine -> engine.approveRun(ended, 1, "Ada", "")))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> with(engine -> engine.approveRun(UUID.randomUUID(), 1, "Ada", "")))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("There is no run");
    }

    @Test
    void whoDecidedAndWhyIsKept() {
        List<UUID> held = held(run());
        with(engine -> engine.reject(held.get(0), "Ada", "X must be wrong"));

        assertThat(scene.store.job(held.get(0)).orElseThrow().standing().note())
                .isEqualTo("Rejected by Ada: X must be wrong");
    }

    private RunReport run() {
        try (ComplianceEngine engine = scene.builder().guard(STRICT).build()) {
            return engine.run(JobType.TWEETS);
        }
    }

    private ComplianceEngine with(Consumer<ComplianceEngine> use) {
        ComplianceEngine engine = scene.builder().guard(STRICT).build();
        use.accept(engine);
        return engine;
    }

    private static List<UUID> held(RunReport report) {
        return report.jobs().stream()
                .filter(job -> job.state() == JobState.AWAITING_APPROVAL)
                .map(job -> job.key().id())
                .toList();
    }
}
