package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import dev.heed.memory.MemoryTarget;
import dev.heed.spi.Applied;
import dev.heed.spi.BusyException;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Outcome;
import dev.heed.spi.PassingException;
import dev.heed.spi.Proof;
import dev.heed.spi.Target;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine does while a database cannot, shall not or will not do as X says. */
class ApplyingTest {
    @TempDir
    Path spool;

    private Scene scene;
    private final MemoryTarget archive = new MemoryTarget().add(JobType.TWEETS, 3);
    private final List<String> waits = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private final EngineListener listener = new EngineListener() {
        @Override
        public void moved(Job from, Job to) {
            if (to.state() == JobState.APPLYING && to.standing().note() != null) {
                waits.add(Duration.between(scene.time.instant(), to.standing().notBefore())
                                .toSeconds()
                        + " s: " + to.standing().note());
            }
        }

        @Override
        public void applied(Job job, String target, Applied done) {
            applied.add(done);
        }
    };

    @BeforeEach
    void begin() {
        scene = new Scene(spool);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void failsAJobOfWhichADatabaseRefusedIdsAfterAllOthersWereApplied() {
        scene.target.refuse(JobType.TWEETS, 3).refuse(JobType.TWEETS, 9);

        RunReport report = scene.run(JobType.TWEETS);

        assertThat(report.status()).isEqualTo(Status.FAILED);
        assertThat(report.jobs())
                .extracting(Job::state)
                .containsExactly(JobState.FAILED, JobState.DONE, JobState.DONE, JobState.DONE);
        assertThat(report.jobs().get(0).standing().note())
                .isEqualTo(
                        "The database of \"main\" did not let 2 of the IDs go, the first of them ID 3. Everything else"
                                + " was applied. Mend the cause and run again: these IDs are asked for anew.");
        assertThat(report.tallies().get("main").ids(Outcome.REFUSED)).isEqualTo(2);
        assertThat(report.tallies().get("main").ids(Outcome.CHANGED)).isEqualTo(33 + 14 - 2);
        assertThat(scene.firstWrongPost()).contains(3L);
    }

    @Test
    void looksOnceMoreForEveryIdThatXNamed() {
        RunReport report = scene.run(JobType.TWEETS);

        assertThat(report.tallies().get("main").proof()).isEqualTo(new Proof(report.idsReported(), List.of()));
    }

    @Test
    void tellsWhatCameWhileAResultWasApplied() {
        EngineListener host = new EngineListener() {
            @Override
            public void applied(Job job, String target, Applied done) {
                archive.add(JobType.TWEETS, 3);
            }
        };

        try (ComplianceEngine engine =
                scene.builder().target(archive.as("archive")).listener(host).build()) {
            Proof proof = engine.run(JobType.TWEETS).tallies().get("archive").proof();

            assertThat(proof.deviations()).containsExactly(new Proof.Deviation("tweets", 1, 0));
        }
    }

    @Test
    void comesBackToAnIdUntilAllOfItsRowsAreGone() {
        MemoryTarget small = new MemoryTarget(10).add(JobType.TWEETS, 3, 25).add(JobType.TWEETS, 6, 4);

        try (ComplianceEngine engine =
                scene.builder().target(small.as("small")).listener(listener).build()) {
            assertThat(engine.run(JobType.TWEETS).status()).isEqualTo(Status.DONE);
        }

        assertThat(small.count(JobType.TWEETS, 3)).isZero();
        assertThat(applied).containsSequence(new Applied(0, 0, 10), new Applied(0, 0, 10));
        assertThat(small.tally(scene.store
                                .latestRun(JobType.TWEETS, "default")
                                .orElseThrow()
                                .id())
                        .ids(Outcome.CHANGED))
                .isEqualTo(2);
    }

    @Test
    void waitsAsLongAsADatabaseSaysAndTellsWhy() {
        Instant open = scene.time.instant().plus(Duration.ofHours(5));

        RunReport report = run(new BusyException(open, "The night has not come."));

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(scene.time.instant()).isAfterOrEqualTo(open);
        assertThat(waits).hasSize(1).first().asString().endsWith(" s: The night has not come.");
        assertThat(report.jobs().get(0).standing()).isEqualTo(Standing.FRESH);
    }

    @Test
    void triesAgainWhatPassesEachTimeLater() {
        assertThat(run(new PassingException("A deadlock."), new PassingException("Another one."))
                        .status())
                .isEqualTo(Status.DONE);

        assertThat(waits).hasSize(2);
        assertThat(archive.holds(JobType.TWEETS, 3)).isFalse();
    }

    @Test
    void stopsWhenWhatShouldPassDoesNot() {
        PassingException[] forAllSlices = new PassingException[4 * 10];
        Arrays.fill(forAllSlices, new PassingException("A deadlock."));

        assertThatThrownBy(() -> run(forAllSlices))
                .isInstanceOf(HeedException.class)
                .hasMessage("A deadlock. That was failure 10 in a row for tweets slice 1; the run stops here. Run again"
                        + " once the cause is mended: it goes on from there.");
    }

    private RunReport run(HeedException... failures) {
        Deque<HeedException> ahead = new ArrayDeque<>(List.of(failures));
        Enforcer failing = (Enforcer) Proxy.newProxyInstance(
                Enforcer.class.getClassLoader(), new Class<?>[] {Enforcer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("apply") && !ahead.isEmpty()) {
                        throw ahead.remove();
                    }
                    try {
                        return method.invoke(archive, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try (ComplianceEngine engine = scene.builder()
                .target(new Target("archive", archive, failing))
                .listener(listener)
                .build()) {
            return engine.run(JobType.TWEETS);
        }
    }
}
