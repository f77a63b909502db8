package dev.heed;

import dev.heed.RunReport.Status;
import dev.heed.mock.Rule;
import dev.heed.mock.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Carries one field of the matrix out: a run under the fault, then runs without it until everything is done. Not
 * thread-safe.
 */
final class FaultRun implements AutoCloseable {
    /** A Post that is collected while the run is under way: X is not asked about it, and it must stay. */
    static final long LATE_POST = 1_001;

    static final String TOKEN = "bearer-that-nobody-may-see";
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int MOST_ROUNDS = 4;

    private final FaultCell cell;
    private final Scene scene;
    private final Bounds bounds;
    private final Leaks leaks;
    private final SceneCheck check;
    private final List<String> problems = new ArrayList<>();

    FaultRun(FaultCell cell, Path spool) {
        this.cell = cell;
        this.scene = new Scene(spool, TOKEN, cell.faults());
        this.bounds = new Bounds(scene.time);
        this.leaks = new Leaks(TOKEN);
        this.check = new SceneCheck(scene);
    }

    /**
     * What a field came to.
     *
     * @param cell which one
     * @param words what the run under the fault came to, as the table says it
     * @param problems what should not have been
     * @param leaks where a secret showed
     */
    record Result(FaultCell cell, String words, List<String> problems, Set<String> leaks) {}

    Result result() {
        RunEnd end = go();
        note(check.flaws(end));
        boolean isDone = end.isAllDone();
        if (!isDone && !end.tellsWhatToDo()) {
            problems.add("nobody is told what to do: " + end.text());
        }
        recover(end);
        note(check.ledgerFlaws());
        note(violations());
        return new Result(cell, end.words(), List.copyOf(problems), leaks.found());
    }

    /** The fault is gone, and people do what they were told. */
    private void recover(RunEnd first) {
        scene.x.forgetFaults();
        // A new engine does not know what the last one asked in X's window.
        scene.time.advance(Duration.ofMinutes(16));
        if (cell.kind().lasts()) {
            // The jobs at X would stay as they are for ever; X mends them, too.
            scene.x.forgetJobs();
        }
        RunEnd end = first;
        for (int round = 0; round < MOST_ROUNDS && !end.isWhole(); round++) {
            rejectWhatIsHeld(end);
            end = go();
            note(check.flaws(end));
        }
        if (!end.isWhole()) {
            problems.add("not mended once the fault is gone: " + end.words());
        }
    }

    private RunEnd go() {
        bounds.begin();
        EngineBuilder builder = cell.stage()
                .on(scene.builder())
                .waiter(bounds)
                .listener(bounds)
                .listener(leaks)
                .listener(new LatePost())
                .sliceIds(50)
                .batchIds(20)
                .guard(Guard.ofShares(0.5, 0.5, 10, 0.001))
                .resultsMaxAge(Duration.ofHours(1));
        if (cell.kind().stalls()) {
            builder.patience(PATIENCE);
        }
        try (ComplianceEngine engine = builder.build()) {
            List<RunReport> reports = engine.runAll();
            leaks.look("a report", reports.toString());
            return new RunEnd(reports, null, HeldLines.in(scene.spool));
        } catch (HeedException e) {
            leaks.look(e);
            return new RunEnd(List.of(), e, HeldLines.in(scene.spool));
        } catch (Bounds.Endless e) {
            problems.add(e.getMessage());
            return new RunEnd(List.of(), new HeedException(e.getMessage()), HeldLines.in(scene.spool));
        } finally {
            leaks.look(scene.store);
            leaks.look(scene.spool);
        }
    }

    private void rejectWhatIsHeld(RunEnd end) {
        try (ComplianceEngine engine = scene.builder().build()) {
            end.reports().stream()
                    .filter(report -> report.status() == Status.AWAITING_APPROVAL)
                    .flatMap(report -> report.jobs().stream())
                    .filter(job -> job.state() == JobState.AWAITING_APPROVAL)
                    .forEach(job -> engine.reject(job.key().id(), "Ada", ""));
        }
    }

    private List<String> violations() {
        Set<Rule> forced = cell.kind().forced().keySet();
        Set<String> rules = new TreeSet<>();
        for (Violation violation : scene.x.contractViolations()) {
            if (!forced.contains(violation.rule())) {
                rules.add("against X's rules: " + violation.rule());
            }
        }
        return List.copyOf(rules);
    }

    private void note(List<String> more) {
        more.stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
    }

    @Override
    public void close() {
        scene.close();
    }

    /** Collects a Post as soon as the walk over the IDs is under way. */
    private final class LatePost implements EngineListener {
        @Override
        public void moved(Job from, Job to) {
            if (to.state() == JobState.SPOOLED && !scene.target.holds(JobType.TWEETS, LATE_POST)) {
                scene.target.add(JobType.TWEETS, LATE_POST);
            }
        }
    }
}
