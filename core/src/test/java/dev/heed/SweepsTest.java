package dev.heed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.RunReport.Status;
import dev.heed.mock.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one sweep owes to those before it. */
class SweepsTest {
    private static final Guard OPEN = Guard.ofShares(1, 1, 0, 1);

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
    void looksFirstWhereTheLastOneFailed() {
        RunReport held = run(Guard.ofShares(0.1, 0.1, 0, 0));
        Job second = held.jobs().get(1);
        try (ComplianceEngine engine = scene.builder().build()) {
            engine.reject(second.key().id(), "Ada", "");
            engine.approveRun(held.run().id(), 1_000, "Ada", "");
        }
        assertThat(run(OPEN).status()).isEqualTo(Status.FAILED);

        RunReport next = run(OPEN);

        assertThat(next.status()).isEqualTo(Status.DONE);
        assertThat(next.jobs().get(0).slice().range()).isEqualTo(second.slice().range());
        assertThat(next.idsChecked()).isEqualTo(remaining());
        assertThat(scene.firstWrongPost()).isEmpty();
    }

    @Test
    void goesOnWithTheSameOrderAfterARestart() {
        RunReport held = run(Guard.ofShares(0.1, 0.1, 0, 0));
        try (ComplianceEngine engine = scene.builder().build()) {
            engine.reject(held.jobs().get(1).key().id(), "Ada", "");
            engine.approveRun(held.run().id(), 1_000, "Ada", "");
        }
        run(OPEN);
        List<IdRange> begun = new ArrayList<>();
        EngineListener stopper = new EngineListener() {
            private int done;

            @Override
            public void moved(Job from, Job to) {
                if (to.state() == JobState.DONE && ++done == 1) {
                    begun.add(to.slice().range());
                    throw new Killed();
                }
            }
        };

        try (ComplianceEngine engine =
                scene.builder().guard(OPEN).listener(stopper).build()) {
            engine.run(JobType.TWEETS);
        } catch (Killed killed) {
            assertThat(begun).hasSize(1);
        }
        RunReport report = run(OPEN);

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(scene.firstWrongPost()).isEmpty();
        assertThat(report.jobs())
                .extracting(job -> job.slice().range())
                .doesNotHaveDuplicates()
                .allMatch(range -> report.jobs().stream()
                                .filter(job -> job.slice().range().overlaps(range))
                                .count()
                        == 1);
    }

    @Test
    void limitsTheRowsOfAWholeRun() {
        RunReport report = run(OPEN.withMaxRows(18));

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.rowsChanged()).isEqualTo(14);
        assertThat(report.jobs().get(1).standing().note())
                .startsWith("28 rows would change in main in this run; the guard lets through 18.");
    }

    @Test
    void theFreeIdsCountOnceInARun() {
        RunReport report = run(Guard.ofShares(0.1, 0.1, 15, 0));

        assertThat(report.rowsChanged()).isEqualTo(14);
        assertThat(report.jobs().get(1).standing().note())
                .startsWith("28 IDs would change in main in this run, with those of the slices before;"
                        + " the guard lets through 15.");
    }

    @Test
    void aReasonThatIsNamedFarMoreOftenThanLastTimeWaits() {
        scene.words = (type, id, at) -> Optional.empty();
        run(OPEN);
        scene.words = (type, id, at) -> id % 3 == 0 ? Optional.of(Verdict.delete("suspended")) : Optional.empty();

        RunReport report = run(new Guard(1, 1, 5, 1, Long.MAX_VALUE, 10));

        assertThat(report.status()).isEqualTo(Status.AWAITING_APPROVAL);
        assertThat(report.jobs().get(0).standing().note())
                .isEqualTo("X names 10 of 30 IDs as suspended, 33.33 %; in the sweep before it were 0.00 %."
                        + " Look at the plan, then approve or reject.");
    }

    @Test
    void whatXTakesBackBeforeItIsAskedAgainStays() {
        Instant later = scene.time.instant().plus(Duration.ofMinutes(30));
        scene.words = (type, id, at) -> id % 4 == 0 && (at.isBefore(later) || id % 8 == 0)
                ? Optional.of(Verdict.delete("suspended"))
                : id % 10 == 1 ? Optional.of(Verdict.deleted()) : Optional.empty();

        RunReport report;
        try (ComplianceEngine engine = scene.builder()
                .guard(OPEN)
                .confirmation(Confirmation.ofReversible())
                .build()) {
            report = engine.run(JobType.TWEETS);
        }

        assertThat(report.status()).isEqualTo(Status.DONE);
        assertThat(report.jobs()).allMatch(job -> job.remote().attempt() == 2);
        for (long id = 1; id <= Scene.POSTS; id++) {
            assertThat(scene.target.holds(JobType.TWEETS, id)).as("Post " + id).isEqualTo(id % 8 != 0 && id % 10 != 1);
        }
    }

    @Test
    void whatXNamesOnlyTheSecondTimeStaysToo() {
        Instant later = scene.time.instant().plus(Duration.ofMinutes(30));
        scene.words = (type, id, at) -> id == 4 || (id == 8 && !at.isBefore(later))
                ? Optional.of(Verdict.delete("suspended"))
                : Optional.empty();

        RunReport report;
        try (ComplianceEngine engine = scene.builder()
                .guard(OPEN)
                .confirmation(Confirmation.ofReversible())
                .build()) {
            report = engine.run(JobType.TWEETS);
        }

        assertThat(scene.target.holds(JobType.TWEETS, 4)).isFalse();
        assertThat(scene.target.holds(JobType.TWEETS, 8)).isTrue();
        assertThat(report.linesHeld()).isEqualTo(1);
    }

    private long remaining() {
        long holding = 0;
        for (long id = 1; id <= Scene.POSTS; id++) {
            holding += scene.target.holds(JobType.TWEETS, id) ? 1 : 0;
        }
        // The slice that is looked at first lost its Posts only after they had been asked for.
        return holding + 10;
    }

    private RunReport run(Guard guard) {
        try (ComplianceEngine engine = scene.builder().guard(guard).build()) {
            return engine.run(JobType.TWEETS);
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
