package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when X names more than is believable. */
class GuardTest {
    private static final Guard STRICT = new Guard(0.1, 0);

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
                        "X names 14 of 30 IDs; the guard lets through 10 % unasked. Look at the results, then approve"
                                + " or reject.");
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void goesOnWithTheSameRunAfterTheApproval() {
        RunReport held = run();
        try (ComplianceEngine engine = scene.builder().guard(STRICT).build()) {
            held.jobs().forEach(job -> engine.approve(job.key().id(), "Ada"));
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
            held.jobs().forEach(job -> engine.reject(job.key().id(), "Ada"));
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
            engine.approve(job, "Ada");

            assertThatThrownBy(() -> engine.reject(job, "Bob"))
                    .isInstanceOf(HeedException.class)
                    .hasMessageContaining("does not await approval");
        }
    }

    @Test
    void aHandfulOfIdsSaysNothing() {
        assertThat(new Guard(0.1, 5).holds(slice(10, 5))).isFalse();
        assertThat(new Guard(0.1, 5).holds(slice(10, 6))).isTrue();
        assertThat(new Guard(0.1, 5).holds(slice(1_000, 100))).isFalse();
        assertThat(new Guard(0.1, 5).holds(slice(1_000, 101))).isTrue();
    }

    @Test
    void refusesAShareThatIsNone() {
        for (double share : List.of(-0.1, 1.1, Double.NaN)) {
            assertThatThrownBy(() -> new Guard(share, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Slice slice(long asked, long reported) {
        return Slice.after(0).spooled(IdRange.ALL, asked).answered(reported, 0);
    }

    private RunReport run() {
        try (ComplianceEngine engine = scene.builder().guard(STRICT).build()) {
            return engine.run(JobType.TWEETS);
        }
    }
}
