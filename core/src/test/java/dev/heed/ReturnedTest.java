package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.RunReport.Status;
import dev.heed.memory.MemoryTarget;
import dev.heed.mock.Verdict;
import dev.heed.spi.Applied;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does about rows that have come back after their deletion. */
class ReturnedTest {
    @TempDir
    Path spool;

    private final List<String> left = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private final List<String> doing = new ArrayList<>();
    private Scene scene;

    @BeforeEach
    void begin() {
        scene = new Scene(spool);
        assertThat(run().status()).isEqualTo(Status.DONE);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void removesItAgainAndDoesNotAskXAboutIt() {
        comeBack(3, 6, 99);

        RunReport report = run();

        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(report.idsReturned()).isEqualTo(3);
        assertThat(report.idsChecked()).isEqualTo(Scene.POSTS - 33);
        assertThat(report.rowsChanged()).isEqualTo(3);
        assertThat(asked(report)).hasSize(Scene.POSTS - 33).doesNotContain("3", "6", "99");
        assertThat(report.jobs().get(0).slice().returned()).isEqualTo(2);
        assertThat(applied).contains(new Applied(6, 2, 2), new Applied(99, 1, 1));
        assertThat(doing).contains("tweets slice 1: what was deleted before and has come back is removed again.");
        assertThat(left).isEmpty();
    }

    @Test
    void asksXAboutAllWhereTheHostWantsThat() {
        comeBack(3, 6);

        RunReport report = run(scene.builder().reapply(Set.of()));

        assertThat(report.idsReturned()).isZero();
        assertThat(report.idsChecked()).isEqualTo(Scene.POSTS - 33 + 2);
        assertThat(scene.firstWrongPost()).isEmpty();
    }

    @Test
    void leavesMoreThanTheGuardLetsPassToX() {
        comeBack(3, 6, 9, 12);

        RunReport report = run(scene.builder().guard(Guard.ofShares(1, 0.1, 3, 1)));

        assertThat(left)
                .containsExactly("More has come back of what was deleted before than is removed again unasked: 4 of 30"
                        + " IDs would change in main; the guard lets through 10 % of IDs that were checked before."
                        + " X is asked about these IDs.");
        assertThat(report.idsReturned()).isZero();
        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(scene.target.holds(JobType.TWEETS, 3)).isTrue();
    }

    @Test
    void countsAllSlicesOfARunTogether() {
        comeBack(3, 30, 60, 90);

        RunReport report = run(scene.builder().sliceIds(20).guard(Guard.ofShares(1, 0, 2, 1)));

        assertThat(report.idsReturned()).isEqualTo(2);
        assertThat(left).isNotEmpty();
    }

    @Test
    void asksXAboutWhatStaysInSomeWay() {
        scene.target.hide(JobType.TWEETS, 6);
        comeBack(3, 6);

        RunReport report = run();

        assertThat(report.idsReturned()).isEqualTo(2);
        assertThat(report.idsChecked()).isEqualTo(Scene.POSTS - 33 + 2);
        assertThat(scene.target.isHidden(JobType.TWEETS, 6)).isTrue();
    }

    @Test
    void removesFromEveryTargetWhatOneOfThemKnowsToBeDeleted() {
        MemoryTarget other = new MemoryTarget().add(JobType.TWEETS, 3).add(JobType.TWEETS, 7);
        comeBack(3);

        RunReport report = run(scene.builder().target(other.as("other")));

        assertThat(report.idsReturned()).isEqualTo(1);
        assertThat(other.holds(JobType.TWEETS, 3)).isFalse();
        assertThat(other.holds(JobType.TWEETS, 7)).isTrue();
    }

    @Test
    void isDoneWithASliceOfWhichNothingIsLeftToAsk() {
        for (long id = 1; id <= Scene.POSTS; id++) {
            scene.target.remove(JobType.TWEETS, id);
        }
        comeBack(3);

        RunReport report = run();

        assertThat(report.jobs()).extracting(Job::state).containsExactly(JobState.DONE);
        assertThat(report.idsReturned()).isEqualTo(1);
        assertThat(report.jobs().get(0).remote()).isEqualTo(Remote.NONE);
        assertThat(scene.target.holds(JobType.TWEETS, 3)).isFalse();
    }

    @Test
    void doesNotCallBackWhatXMayTakeBack() {
        scene.words = (type, id, at) -> id == 4 ? Optional.of(Verdict.delete("protected")) : Optional.empty();
        run();
        scene.target.add(JobType.TWEETS, 4);
        scene.words = (type, id, at) -> Optional.empty();

        assertThat(run().idsReturned()).isZero();
        assertThat(scene.target.holds(JobType.TWEETS, 4)).isTrue();
    }

    @Test
    void takesOnlyReasonsOfX() {
        assertThatThrownBy(() -> scene.builder().reapply(Set.of("scrub_geo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X does not delete for the reason \"scrub_geo\"");
    }

    private void comeBack(long... ids) {
        for (long id : ids) {
            scene.target.add(JobType.TWEETS, id);
        }
    }

    /** What X was asked about in a run. */
    private List<String> asked(RunReport report) {
        return report.jobs().stream()
                .flatMap(job -> scene.x.uploaded(job.remote().requireId()).orElseThrow().stream())
                .toList();
    }

    private RunReport run() {
        return run(scene.builder());
    }

    private RunReport run(EngineBuilder builder) {
        scene.time.advance(Duration.ofDays(1));
        AnyListener listener = new AnyListener();
        try (ComplianceEngine engine = builder.listener(listener).build()) {
            listener.engine = engine;
            return engine.run(JobType.TWEETS);
        }
    }

    private final class AnyListener implements EngineListener {
        private ComplianceEngine engine;

        @Override
        public void applied(Job job, String target, Applied some) {
            applied.add(some);
            doing.add(engine.status().activity());
        }

        @Override
        public void leftToX(Job job, String why) {
            left.add(why);
        }
    }
}
