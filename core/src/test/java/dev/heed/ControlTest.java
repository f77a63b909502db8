package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.EngineStatus.Mode;
import dev.heed.RunReport.Status;
import dev.heed.spi.Waiter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** What a host can see and turn while an engine runs. */
class ControlTest {
    @TempDir
    Path spool;

    private Scene scene;
    private final AtomicReference<ComplianceEngine> engine = new AtomicReference<>();
    private final List<EngineStatus> seen = new ArrayList<>();

    @BeforeEach
    void begin() {
        scene = new Scene(spool);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void restsWhilePausedAndGoesOnAfterwards() {
        EngineListener pausing = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (from.state() == JobState.PLANNED
                        && to.state() == JobState.SPOOLED
                        && to.key().slice() == 1) {
                    engine.get().pause();
                }
            }
        };
        Waiter resuming = new Waiter() {
            @Override
            public void until(Instant when) {
                seen.add(engine.get().status());
                if (seen.size() == 5) {
                    engine.get().resume();
                }
                scene.time.until(when);
            }

            @Override
            public void wake() {
                scene.time.wake();
            }
        };

        RunReport report = run(scene.builder().listener(pausing).waiter(resuming));

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(seen.subList(0, 5)).allMatch(status -> status.mode() == Mode.PAUSED);
        assertThat(seen.get(4).open()).extracting(Job::state).containsExactly(JobState.SPOOLED, JobState.PLANNED);
        assertThat(seen.subList(5, seen.size())).noneMatch(status -> status.mode() == Mode.PAUSED);
    }

    @Test
    void saysWhyItWaitsAndUntilWhen() {
        List<Instant> until = new ArrayList<>();
        EngineListener looking = new EngineListener() {
            @Override
            public void idle(Instant when) {
                until.add(when);
                seen.add(engine.get().status());
            }
        };

        run(scene.builder().listener(looking));

        assertThat(seen).isNotEmpty();
        assertThat(seen.get(0).mode()).isEqualTo(Mode.WAITING);
        assertThat(seen.get(0).activity()).isEqualTo("tweets slice 1: X works on it.");
        assertThat(seen.get(0).until()).isEqualTo(until.get(0));
        assertThat(seen.get(0).open()).isNotEmpty();
    }

    @Test
    void saysWhatItDoes() {
        EngineListener looking = new EngineListener() {
            @Override
            public void extracted(Job job, long ids) {
                seen.add(engine.get().status());
            }
        };

        run(scene.builder().listener(looking));

        assertThat(seen.get(0))
                .isEqualTo(new EngineStatus(Mode.WORKING, "tweets slice 1: its IDs are extracted.", null, List.of()));
        assertThat(Objects.requireNonNull(engine.get()).status().mode()).isEqualTo(Mode.STOPPED);
    }

    @Test
    void isIdleBetweenRunsAndShowsWhatIsOpen() {
        try (ComplianceEngine strict =
                scene.builder().guard(Guard.ofShares(0, 0, 0, 1)).build()) {
            assertThat(strict.status().mode()).isEqualTo(Mode.IDLE);

            strict.run(JobType.TWEETS);

            assertThat(strict.status().mode()).isEqualTo(Mode.IDLE);
            assertThat(strict.status().open()).hasSize(4).allMatch(job -> job.state() == JobState.AWAITING_APPROVAL);
        }
    }

    @Test
    void takesAnotherGuardWhileItRuns() {
        EngineListener opening = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (to.state() == JobState.AWAITING_APPROVAL) {
                    engine.get().guard(Guard.ofShares(1, 1, 0, 1));
                }
            }
        };

        RunReport report = run(scene.builder().guard(Guard.ofShares(0, 0, 0, 1)).listener(opening));

        assertThat(report.jobs())
                .extracting(Job::state)
                .containsExactly(JobState.AWAITING_APPROVAL, JobState.DONE, JobState.DONE, JobState.DONE);
    }

    @Test
    void namesRunJobAndSliceInWhatIsLogged() {
        List<String> named = new ArrayList<>();
        EngineListener looking = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                named.add(MDC.get("slice"));
                assertThat(MDC.get("run")).isEqualTo(to.key().run().toString());
                assertThat(MDC.get("job")).isEqualTo(to.key().id().toString());
            }
        };
        MDC.put("host", "mine");

        run(scene.builder().listener(looking));

        assertThat(named).contains("tweets 1", "tweets 4").doesNotContainNull();
        assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("host");
        assertThat(CapturedLog.entries()).anyMatch(entry -> entry.text().contains("tweets slice 1: DONE"));
        MDC.clear();
    }

    private RunReport run(EngineBuilder builder) {
        try (ComplianceEngine built = builder.freshness(Duration.ofHours(1)).build()) {
            engine.set(built);
            return built.run(JobType.TWEETS);
        }
    }
}
