package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import dev.heed.spi.Applied;
import dev.heed.spi.FenceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two engines, a stop, and a schedule. */
class LeaseLossTest {
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
    void aSecondEngineIsTurnedAwayWhileTheFirstHoldsTheLease() {
        scene.lease.acquire("tweets@default", "another", Duration.ofMinutes(2)).orElseThrow();

        assertThatThrownBy(() -> scene.run(JobType.TWEETS))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("Another engine works on \"tweets@default\" now");
        assertThat(scene.x.journal().exchanges()).isEmpty();
    }

    @Test
    void anEngineThatHasLostItsLeaseChangesNothingMore() {
        EngineListener thief = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (to.state() == JobState.COMPLETE) {
                    scene.time.advance(Duration.ofMinutes(3));
                    scene.lease
                            .acquire("tweets@default", "another", Duration.ofMinutes(2))
                            .orElseThrow();
                }
            }
        };
        try (ComplianceEngine engine = scene.builder().listener(thief).build()) {
            assertThatThrownBy(() -> engine.run(JobType.TWEETS)).isInstanceOf(FenceException.class);
        }
        assertThat(scene.isUntouched()).isTrue();
    }

    @Test
    void aStopComesBetweenTwoBatchesAndTheNextRunGoesOn() {
        AtomicReference<ComplianceEngine> running = new AtomicReference<>();
        EngineListener stopper = new EngineListener() {
            @Override
            public void applied(Job job, String target, Applied applied) {
                running.get().close();
            }
        };
        try (ComplianceEngine engine = scene.builder().listener(stopper).build()) {
            running.set(engine);
            assertThat(engine.run(JobType.TWEETS).status()).isEqualTo(Status.STOPPED);
        }

        RunReport report = scene.run(JobType.TWEETS);

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(report.rowsChanged()).isEqualTo(33 + 14);
        assertThat(scene.firstWrongPost()).isEmpty();
    }

    @Test
    void aStartedEngineRunsByItsScheduleUntilItIsClosed() {
        CountDownLatch twoRunsOfBothTypes = new CountDownLatch(4);
        EngineListener counter = new EngineListener() {
            @Override
            public void ended(RunReport report) {
                twoRunsOfBothTypes.countDown();
            }
        };
        try (ComplianceEngine engine = scene.builder().listener(counter).build()) {
            engine.start(Schedule.every(Duration.ofHours(12)));
            Awaitility.await().until(() -> twoRunsOfBothTypes.getCount() == 0);
            assertThatThrownBy(() -> engine.start(Schedule.every(Duration.ofHours(1))))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("heed-engine"));
    }

    @Test
    void aScheduledRunThatFailsIsTriedAgain() {
        CountDownLatch done = new CountDownLatch(2);
        AtomicReference<String> token = new AtomicReference<>("wrong");
        EngineListener mender = new EngineListener() {
            @Override
            public void failed(RuntimeException cause) {
                token.set("mock-token");
            }

            @Override
            public void ended(RunReport report) {
                done.countDown();
            }
        };
        try (ComplianceEngine engine =
                scene.builder().token(token::get).listener(mender).build()) {
            engine.start(Schedule.every(Duration.ofHours(12)));
            Awaitility.await().until(() -> done.getCount() == 0);
        }

        assertThat(scene.firstWrongPost()).isEmpty();
    }
}
