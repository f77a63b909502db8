package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import dev.heed.memory.MemoryTarget;
import dev.heed.spi.Applied;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does when nothing goes wrong. */
class RunTest {
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
    void bringsADatabaseInStepOverSeveralSlices() {
        RunReport report = scene.run(JobType.TWEETS);

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(report.jobs()).hasSize(4);
        assertThat(report.idsChecked()).isEqualTo(100);
        assertThat(report.idsReported()).isEqualTo(33 + 14);
        assertThat(report.rowsChanged()).isEqualTo(33 + 14);
        assertThat(report.tallies().get("main").reasons())
                .containsExactlyInAnyOrder(
                        new Tally.ByReason(Action.DELETE, "deleted", Outcome.CHANGED, 33),
                        new Tally.ByReason(Action.SCRUB_GEO, "scrub_geo", Outcome.CHANGED, 14));
    }

    @Test
    void checksBothTypesSideBySide() {
        try (ComplianceEngine engine = scene.builder().build()) {
            List<RunReport> reports = engine.runAll();

            assertThat(reports)
                    .extracting(report -> report.run().type())
                    .containsExactly(JobType.TWEETS, JobType.USERS);
            assertThat(reports).extracting(RunReport::status).containsOnly(Status.DONE);
        }
        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(scene.target.holds(JobType.USERS, 7)).isFalse();
        assertThat(scene.target.holds(JobType.USERS, 8)).isTrue();
    }

    @Test
    void extractsTheNextSliceWhileXWorksOnThisOne() {
        List<String> moves = new ArrayList<>();
        try (ComplianceEngine engine =
                scene.builder().listener(recording(moves)).build()) {
            engine.run(JobType.TWEETS);
        }

        assertThat(moves).containsSubsequence("1 UPLOADED", "2 SPOOLED", "1 COMPLETE", "2 CREATED", "1 DOWNLOADED");
    }

    @Test
    void asksXAboutOneSliceAtATime() {
        scene.run(JobType.TWEETS);

        assertThat(scene.x.journal().exchanges())
                .filteredOn(entry -> entry.status() == 409)
                .isEmpty();
    }

    @Test
    void appliesNoMoreIdsAtOnceThanItIsTold() {
        List<Integer> batches = new ArrayList<>();
        EngineListener listener = new EngineListener() {
            @Override
            public void applied(Job job, String target, Applied applied) {
                batches.add(applied.ids());
            }
        };
        try (ComplianceEngine engine = scene.builder().listener(listener).build()) {
            engine.run(JobType.TWEETS);
        }

        assertThat(batches).hasSizeGreaterThan(4).allMatch(ids -> ids <= 7);
    }

    @Test
    void keepsSeveralDatabasesInStepWithOneJobEach() {
        MemoryTarget archive = new MemoryTarget().add(JobType.TWEETS, 3).add(JobType.TWEETS, 303);
        try (ComplianceEngine engine =
                scene.builder().target(archive.as("archive")).build()) {
            RunReport report = engine.run(JobType.TWEETS);

            assertThat(report.idsChecked()).isEqualTo(101);
            assertThat(report.tallies()).containsOnlyKeys("main", "archive");
        }
        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(archive.holds(JobType.TWEETS, 3)).isFalse();
        assertThat(archive.holds(JobType.TWEETS, 303)).isFalse();
    }

    @Test
    void hasNothingToDoOnAnEmptyDatabase() {
        try (ComplianceEngine engine = ComplianceEngine.builder()
                .token(() -> "mock-token")
                .home(new dev.heed.spi.Home(scene.store, scene.lease, scene.budget))
                .target(new MemoryTarget().as("empty"))
                .spool(spool)
                .api(scene.x.apiBase())
                .clock(scene.time)
                .waiter(scene.time)
                .build()) {
            RunReport report = engine.run(JobType.TWEETS);

            assertThat(report.status()).isEqualTo(Status.DONE);
            assertThat(report.idsChecked()).isZero();
        }
        assertThat(scene.x.journal().exchanges()).isEmpty();
    }

    @Test
    void beginsANewRunWhenTheLastOneEnded() {
        RunReport first = scene.run(JobType.TWEETS);
        RunReport second = scene.run(JobType.TWEETS);

        assertThat(second.run().id()).isNotEqualTo(first.run().id());
        assertThat(second.idsChecked()).isEqualTo(67);
        assertThat(second.rowsChanged()).isZero();
    }

    @Test
    void leavesNothingInTheSpool() {
        scene.run(JobType.TWEETS);

        assertThat(spool).isDirectoryNotContaining("regex:.*[0-9a-f]{8}-.*");
        assertThat(spool.resolve("scratch")).isEmptyDirectory();
    }

    @Test
    void isNotHarmedByAListener() {
        EngineListener broken = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                throw new IllegalStateException("a bug in the host");
            }
        };
        try (ComplianceEngine engine = scene.builder().listener(broken).build()) {
            engine.run(JobType.TWEETS);
        }

        assertThat(scene.firstWrongPost()).isEmpty();
    }

    @Test
    void tellsWhatItLacks() {
        assertThatThrownBy(() -> ComplianceEngine.builder().build())
                .isInstanceOf(HeedException.class)
                .hasMessage("The engine lacks at least one database to keep in step: call target(…) before build().");
        assertThatThrownBy(() -> ComplianceEngine.builder()
                        .target(scene.target.as("main"))
                        .build())
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("home(…)");
        assertThatThrownBy(() -> scene.builder().target(scene.target.as("main")).build())
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("same name");
    }

    private static EngineListener recording(List<String> moves) {
        return new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (from.state() != to.state()) {
                    moves.add(to.key().slice() + " " + to.state());
                }
            }
        };
    }
}
