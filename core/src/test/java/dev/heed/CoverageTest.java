package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fresh the copies are. */
class CoverageTest {
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
    void nothingWasCheckedBeforeTheFirstRun() {
        Coverage coverage = coverage();

        assertThat(coverage.ids()).isEqualTo(100);
        assertThat(coverage.unchecked()).isEqualTo(100);
        assertThat(coverage.share()).isZero();
        assertThat(coverage.oldest()).isEmpty();
        assertThat(coverage.sweepEnds()).isEmpty();
    }

    @Test
    void everythingIsFreshAfterARun() {
        Instant begun = scene.time.instant();
        scene.run(JobType.TWEETS);

        Coverage coverage = coverage();

        assertThat(coverage.ids()).isEqualTo(67);
        assertThat(coverage.fresh()).isEqualTo(67);
        assertThat(coverage.unchecked()).isZero();
        assertThat(coverage.share()).isEqualTo(1);
        assertThat(coverage.oldest().orElseThrow()).isBetween(begun, begun.plusSeconds(10));
    }

    @Test
    void whatWasCheckedGrowsOld() {
        scene.run(JobType.TWEETS);
        scene.time.advance(Duration.ofHours(25));

        Coverage coverage = coverage();

        assertThat(coverage.fresh()).isZero();
        assertThat(coverage.unchecked()).isZero();
    }

    @Test
    void idsThatCameLaterAreUncheckedWhereverTheyLie() {
        scene.run(JobType.TWEETS);
        scene.target.add(JobType.TWEETS, 3).add(JobType.TWEETS, 33).add(JobType.TWEETS, 36);
        scene.target.add(JobType.TWEETS, 101).add(JobType.TWEETS, 5_000);

        assertThat(coverage().unchecked()).isEqualTo(5);

        scene.run(JobType.TWEETS);
        assertThat(coverage().unchecked()).isZero();
    }

    @Test
    void aRunUnderWayTellsWhenItWillEnd() {
        List<Coverage> seen = new ArrayList<>();
        EngineListener looker = new EngineListener() {
            @Override
            public void moved(Job from, Job to) {
                if (to.state() == JobState.DONE) {
                    seen.add(coverage());
                }
            }
        };

        try (ComplianceEngine engine = scene.builder().listener(looker).build()) {
            engine.run(JobType.TWEETS);
        }

        assertThat(seen).hasSize(4);
        assertThat(seen.get(0).fresh()).isLessThan(seen.get(0).ids());
        assertThat(seen.get(0).sweepEnds().orElseThrow())
                .isAfter(seen.get(0).at())
                .isBefore(seen.get(0).at().plusSeconds(600));
        assertThat(seen.get(3).sweepEnds()).contains(seen.get(3).at());
    }

    @Test
    void aRunThatWillEndTooLateIsToldOfOnce() {
        List<Instant> late = new ArrayList<>();
        EngineListener told = new EngineListener() {
            @Override
            public void late(Run run, Instant end) {
                late.add(end);
            }
        };

        Instant begun = scene.time.instant();
        try (ComplianceEngine engine =
                scene.builder().listener(told).freshness(Duration.ofMinutes(1)).build()) {
            engine.run(JobType.TWEETS);
        }

        assertThat(late).singleElement().matches(end -> end.isAfter(begun.plusSeconds(60)));
    }

    @Test
    void aRunThatEndsInTimeIsNot() {
        try (ComplianceEngine engine = scene.builder()
                .listener(new EngineListener() {
                    @Override
                    public void late(Run run, Instant end) {
                        throw new AssertionError("late");
                    }
                })
                .build()) {
            assertThat(engine.run(JobType.TWEETS).status()).isEqualTo(RunReport.Status.DONE);
        }
    }

    private Coverage coverage() {
        try (ComplianceEngine engine = scene.builder().build()) {
            return engine.coverage(JobType.TWEETS);
        }
    }
}
