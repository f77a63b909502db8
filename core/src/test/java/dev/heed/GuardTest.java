package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.Guard.Past;
import dev.heed.RunReport.Status;
import dev.heed.mock.Call;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import dev.heed.mock.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when X names more than is believable. */
class GuardTest {
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
    void changesNothingBeforeAPersonHasApproved() {
        RunReport report = run();

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.jobs()).hasSize(4).allMatch(job -> job.state() == JobState.AWAITING_APPROVAL);
        assertThat(report.jobs().get(0).standing().note())
                .isEqualTo(
                        "14 of 30 IDs would change in main; the guard lets through 10 % of IDs that were never checked."
                                + " Look at the plan, then approve or reject.");
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void goesOnWithTheSameRunAfterTheApproval() {
        RunReport held = run();
        try (ComplianceEngine engine = scene.builder().guard(STRICT).build()) {
            held.jobs().forEach(job -> engine.approve(job.key().id(), "Ada", ""));
        }

        RunReport report = run();

        assertThat(report.run().id()).isEqualTo(held.run().id());
        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(scene.firstWrongPost()).isEmpty();
    }

    @Test
    void givesUpWhatIsRejected() {
        RunReport held = run();
        try (ComplianceEngine engine = scene.builder().guard(STRICT).build()) {
            held.jobs().forEach(job -> engine.reject(job.key().id(), "Ada", ""));
        }

        RunReport report = run();

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.jobs()).extracting(job -> job.standing().note()).containsOnly("Rejected by Ada.");
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void letsNobodyDecideTwice() {
        UUID job = run().jobs().get(0).key().id();
        try (ComplianceEngine engine = scene.builder().guard(STRICT).build()) {
            engine.approve(job, "Ada", "");

            assertThatThrownBy(() -> engine.reject(job, "Bob", ""))
                    .isInstanceOf(HeedException.class)
                    .hasMessageContaining("does not await approval");
        }
    }

    @Test
    void aHandfulOfIdsSaysNothing() {
        Guard guard = Guard.ofShares(0.1, 0.01, 5, 0);

        assertThat(guard.mayChange(slice(10, 0), Past.NEVER_CHECKED)).isEqualTo(5);
        assertThat(guard.mayChange(slice(1_000, 0), Past.NEVER_CHECKED)).isEqualTo(100);
        assertThat(guard.mayChange(slice(1_000, 0), Past.CHECKED)).isEqualTo(10);
    }

    @Test
    void whatWasCheckedBeforeIsHeldToLess() {
        Guard daily = Guard.ofShares(0.5, 0.05, 0, 0);
        assertThat(run(daily).status()).isEqualTo(Status.DONE);
        for (long id = 1; id <= 30; id++) {
            scene.target.add(JobType.TWEETS, id);
        }

        RunReport report = run(daily);

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.jobs())
                .filteredOn(job -> job.state() == JobState.AWAITING_APPROVAL)
                .extracting(job -> job.standing().note())
                .allMatch(note -> note.contains("5 % of IDs that were checked before"));
    }

    @Test
    void whatWasDoneLongAgoDoesNotCountAgain() {
        Guard daily = Guard.ofShares(0.5, 0.05, 0, 0);
        run(daily);

        RunReport again = run(daily);

        assertThat(again.idsReported()).isPositive();
        assertThat(again.status()).isEqualTo(Status.DONE);
    }

    @Test
    void aResultWithStrangeLinesWaitsForAPerson() {
        scene.x.inject(Fault.on(Call.CREATE.nth(1), Effects.unaskedId(5_000)));

        RunReport report = run(Guard.DEFAULT);

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.jobs().get(0).standing().note())
                .isEqualTo("Of X's results 1 lines were held back and 14 can be acted on. Look at the held lines in the"
                        + " spool, then approve the others or reject.");
    }

    @Test
    void refusesAShareThatIsNone() {
        for (double share : List.of(-0.1, 1.1, Double.NaN)) {
            assertThatThrownBy(() -> Guard.ofShares(share, 0.1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Slice slice(long asked, long reported) {
        return Slice.within(IdRange.ALL)
                .spooled(IdRange.ALL, asked, "x")
                .answered(new Answer(Map.of("deleted", reported), 0));
    }

    private RunReport run() {
        return run(STRICT);
    }

    @Test
    void awaitsApprovalBeforeManyMarksAreTakenOff() {
        protect(40);
        scene.words = (type, id, at) -> Optional.empty();

        RunReport report = run(Guard.ofShares(1, 0.1, 3, 1));

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.jobs())
                .extracting(Job::state)
                .containsExactly(JobState.AWAITING_APPROVAL, JobState.AWAITING_APPROVAL, JobState.DONE, JobState.DONE);
        assertThat(report.jobs().get(0).standing().note())
                .isEqualTo(
                        "30 of 30 IDs that are marked in main would be unmarked, as X no longer names them; the guard"
                                + " lets through 10 %. Look at the plan, then approve or reject.");
        assertThat(LongStream.rangeClosed(1, 40)).allMatch(id -> scene.target.isHidden(JobType.TWEETS, id));

        try (ComplianceEngine engine = scene.builder().build()) {
            report.jobs().subList(0, 2).forEach(job -> engine.approve(job.key().id(), "Ada", ""));
            assertThat(engine.run(JobType.TWEETS).status()).isEqualTo(Status.DONE);
        }
        assertThat(LongStream.rangeClosed(1, 40)).noneMatch(id -> scene.target.isHidden(JobType.TWEETS, id));
    }

    @Test
    void letsFewMarksGoInAllOfARun() {
        protect(40);
        Set<Long> opened = Set.of(1L, 2L, 35L, 36L);
        scene.words = (type, id, at) ->
                id <= 40 && !opened.contains(id) ? Optional.of(Verdict.delete("protected")) : Optional.empty();

        RunReport report = run(Guard.ofShares(1, 0, 3, 1));

        assertThat(scene.target.isHidden(JobType.TWEETS, 1)).isFalse();
        assertThat(scene.target.isHidden(JobType.TWEETS, 35)).isTrue();
        assertThat(report.jobs().get(1).standing().note()).startsWith("2 of 10 IDs that are marked in main");
    }

    /** Marks the first Posts, of those that are there. */
    private void protect(long last) {
        LongStream.rangeClosed(1, Scene.POSTS)
                .filter(id -> id > last)
                .forEach(id -> scene.target.hold(JobType.TWEETS, id));
        LongStream.rangeClosed(1, last).forEach(id -> scene.target.hide(JobType.TWEETS, id));
        scene.words = (type, id, at) -> id <= last ? Optional.of(Verdict.delete("protected")) : Optional.empty();
        assertThat(run(Guard.ofShares(1, 1, 0, 1)).status()).isEqualTo(Status.DONE);
    }

    private RunReport run(Guard guard) {
        try (ComplianceEngine engine = scene.builder().guard(guard).build()) {
            return engine.run(JobType.TWEETS);
        }
    }
}
