package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.mock.Call;
import dev.heed.mock.Effects;
import dev.heed.mock.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose IDs go to X in sessions. */
class ResumableRunTest {
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
    void largeFilesGoInSessionsAndSmallOnesDoNot() {
        assertInStep(run());
        assertThat(scene.x.journal().count(Call.UPLOAD_START)).isEqualTo(4);
        assertThat(scene.x.journal().count(Call.UPLOAD)).isZero();
        assertThat(scene.x.contractViolations()).isEmpty();
    }

    @Test
    void aChunkThatIsResetGoesOnInTheSameSession() {
        scene.x.inject(Fault.on(Call.UPLOAD_CHUNK.first(3), Effects.resetAfter(20)));

        assertInStep(run());
        assertThat(scene.x.journal().count(Call.UPLOAD_START)).isEqualTo(4);
        assertThat(scene.x.contractViolations()).isEmpty();
    }

    @Test
    void aSessionThatIsLostIsFollowedByAnotherForTheSameJob() {
        scene.x.inject(Fault.on(Call.UPLOAD_CHUNK.first(2), Effects.sessionLost(10)));

        assertInStep(run());
        assertThat(scene.x.journal().count(Call.UPLOAD_START)).isEqualTo(6);
        assertThat(scene.x.journal().count(Call.CREATE)).isEqualTo(4);
    }

    @Test
    void aJobWhoseSessionsAreAllLostIsFollowedByAnotherAndAtLastGivenUp() {
        scene.x.inject(Fault.on(Call.UPLOAD_CHUNK, Effects.sessionLost(10)));

        RunReport report = run();

        assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
        assertThat(report.jobs().get(0).standing().note()).contains("X was given 5 jobs for this slice");
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void theSessionSurvivesARestartAndIsForgottenAfterwards() {
        scene.x.inject(Fault.on(Call.UPLOAD_CHUNK.nth(1), Effects.resetAfter(20)));
        AtomicBoolean stopped = new AtomicBoolean();
        try (ComplianceEngine engine = scene.builder()
                .resumableFrom(0)
                .listener(new EngineListener() {
                    @Override
                    public void moved(Job from, Job to) {
                        if (to.standing().failures() == 1 && stopped.compareAndSet(false, true)) {
                            throw new AssertionError("killed");
                        }
                    }
                })
                .build()) {
            engine.run(JobType.TWEETS);
        } catch (AssertionError killed) {
            assertThat(killed).hasMessage("killed");
        }
        assertThat(stopped).isTrue();
        scene.time.advance(Duration.ofMinutes(2));

        assertInStep(run());

        assertThat(scene.x.journal().count(Call.UPLOAD_START)).isEqualTo(4);
        assertThat(scene.x.journal().count(Call.CREATE)).isEqualTo(4);
        assertThat(scene.store
                        .latestRun(JobType.TWEETS, "default")
                        .orElseThrow()
                        .endedAt())
                .isNotNull();
        assertThat(scene.store.jobs(scene.store
                        .latestRun(JobType.TWEETS, "default")
                        .orElseThrow()
                        .id()))
                .allMatch(job -> job.remote().session() == null);
    }

    private RunReport run() {
        try (ComplianceEngine engine = scene.builder().resumableFrom(0).build()) {
            return engine.run(JobType.TWEETS);
        }
    }

    private void assertInStep(RunReport report) {
        assertThat(report.status()).isEqualTo(RunReport.Status.DONE);
        assertThat(scene.firstWrongPost()).isEmpty();
    }
}
