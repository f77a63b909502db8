package dev.heed.model;

import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.RunReport;
import dev.heed.Standing;
import dev.heed.mock.MockXServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays one sequence: lets engines go on in turn, lets things happen between their steps, and then lets all come to its end. */
final class Play {
    private static final int MOST_STEPS = 40_000;
    private static final int MOST_LAST_RUNS = 12;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(3);

    private final Sequence sequence;
    private final World world;
    private final MockXServer x;
    private final Traffic traffic;
    private final Baton baton = new Baton();
    private final Deque<Sequence.Event> coming;
    private final List<Worker> alive = new ArrayList<>();
    private @Nullable Worker current;
    private String owner = "a";
    private String calling = "";
    private int workers;
    private boolean xIsBlocked;

    private Play(Sequence sequence, World world, MockXServer x) {
        this.sequence = sequence;
        this.world = world;
        this.x = x;
        this.traffic = new Traffic(world, x);
        this.coming = new ArrayDeque<>(sequence.events());
    }

    /** What came of a sequence. */
    record Result(Optional<String> violation, List<String> story, int steps) {}

    static Result of(Sequence sequence, SharedX x, Path spool) {
        World world = x.fresh(sequence, spool);
        try {
            new Play(sequence, world, x.server()).play();
        } catch (IllegalStateException stuck) {
            world.watch.violated(stuck.getMessage());
        }
        return new Result(world.watch.violation(), world.story(), world.steps());
    }

    private void play() {
        baton.pass(this);
        while (!coming.isEmpty() && holds()) {
            happen();
            goOn(next());
        }
        x.forgetFaults();
        world.tell("Nothing goes wrong any more.");
        if (xIsBlocked) {
            x.forgetJobs();
        }
        while (!alive.isEmpty() && holds()) {
            goOn(next());
        }
        settle();
        kill();
        traffic.requireManners(sequence.shape());
    }

    private boolean holds() {
        return world.watch.violation().isEmpty();
    }

    /** Runs an engine until nothing is open, and then once more: what was held or given up is mended by a clean run. */
    private void settle() {
        boolean clean = false;
        boolean inStep = false;
        for (int i = 0; holds() && !inStep; i++) {
            if (i == MOST_LAST_RUNS) {
                world.watch.violated("no clean run comes to its end");
            }
            world.time.advance(LONGER_THAN_A_LEASE);
            if (!clean && openRuns().isEmpty()) {
                world.time.until(Truth.SETTLED);
                clean = true;
                world.tell("A clean run begins.");
            }
            decide(true);
            inStep = isDone(runToItsEnd()) && clean;
        }
        if (inStep) {
            world.watch.requireInStep();
        }
    }

    private static boolean isDone(List<RunReport> reports) {
        return reports.size() == JobType.values().length
                && reports.stream().allMatch(report -> report.status() == RunReport.Status.DONE);
    }

    private List<RunReport> runToItsEnd() {
        Worker last = start("a", List.of(JobType.values()));
        while (!last.hasEnded() && holds()) {
            goOn(last);
        }
        return last.reports();
    }

    private List<Run> openRuns() {
        return List.of(JobType.values()).stream()
                .flatMap(type -> world.store.latestRun(type, "default").stream())
                .filter(run -> run.endedAt() == null)
                .toList();
    }

    private void kill() {
        for (Worker worker : List.copyOf(alive)) {
            worker.die(false);
            while (!worker.hasEnded()) {
                goOn(worker);
            }
        }
    }

    private boolean isSomethingDue() {
        return !coming.isEmpty() && coming.element().isDue(world.steps(), calling);
    }

    private void happen() {
        while (isSomethingDue()) {
            Action action = coming.remove().action();
            world.tell("* " + action);
            happen(action);
        }
    }

    private void happen(Action action) {
        if (action instanceof Action.StandsStill) {
            world.time.advance(LONGER_THAN_A_LEASE);
            happen(new Action.TheOtherGoesOn());
        } else if (action instanceof Action.TheOtherGoesOn) {
            owner = owner.equals("a") ? "b" : "a";
            current = alive.stream()
                    .filter(worker -> worker.owner().equals(owner))
                    .findFirst()
                    .orElseGet(() -> start(owner, types(owner)));
        } else if (action instanceof Action.DiesBefore) {
            Optional.ofNullable(current).ifPresent(worker -> worker.die(false));
        } else if (action instanceof Action.DiesAfter) {
            Optional.ofNullable(current).ifPresent(worker -> worker.die(true));
        } else if (action instanceof Action.ClockJumps jump) {
            world.time.advance(jump.by());
        } else if (action instanceof Action.Strikes strikes) {
            strike(strikes.mischief());
        } else if (action instanceof Action.HostInserts row) {
            world.insert(row.target(), row.type(), row.id());
        } else if (action instanceof Action.HostDeletes row) {
            world.delete(row.target(), row.type(), row.id());
        } else if (action instanceof Action.HostRestores backup) {
            world.restore(backup.target());
        } else if (action instanceof Action.XForgets) {
            x.forgetJobs();
        } else if (action instanceof Action.SpoolIsLost lost) {
            world.loseSpool(lost.owner(), lost.names());
        } else if (action instanceof Action.PersonDecides decision) {
            decide(decision.approves());
        }
    }

    private List<JobType> types(String of) {
        return of.equals("a") || sequence.shape().bothTypes() ? List.of(JobType.values()) : List.of(JobType.TWEETS);
    }

    private void strike(Mischief mischief) {
        x.inject(mischief.at(x.next(mischief.call(), mischief.times())));
        world.watch.xWillTell(mischief);
        xIsBlocked |= mischief.tells() == Mischief.Tells.NEVER_ENDS;
    }

    private void decide(boolean approves) {
        JobState next = approves ? JobState.DOWNLOADED : JobState.FAILED;
        openRuns().stream()
                .flatMap(run -> world.store.jobs(run.id()).stream())
                .filter(job -> job.state() == JobState.AWAITING_APPROVAL)
                .forEach((Job job) -> world.store.decide(job.to(
                        next,
                        Standing.because("by a person").about(job.standing().plan()))));
    }

    /** Who goes on: the same as before, unless it is over or waits. */
    private Worker next() {
        Worker before = current;
        if (before == null) {
            if (!alive.isEmpty()) {
                return alive.get(0);
            }
            world.time.advance(PAUSE);
            return start(owner, types(owner));
        }
        if (before.asleepUntil().isEmpty() || !sequence.shape().inTurn()) {
            return before;
        }
        return alive.stream()
                .min(Comparator.comparing(worker -> worker.asleepUntil().orElse(Instant.MIN)))
                .orElse(before);
    }

    private Worker start(String name, List<JobType> types) {
        Worker worker = new Worker(this, world, name, ++workers);
        alive.add(worker);
        worker.start(sequence.shape(), types, x.apiBase());
        world.tell(worker + " starts with " + types);
        return worker;
    }

    private void goOn(Worker worker) {
        current = worker;
        owner = worker.owner();
        worker.asleepUntil().ifPresent(world.time::until);
        worker.wakeUp();
        baton.pass(worker);
        baton.await(this);
        if (worker.hasEnded()) {
            alive.remove(worker);
            current = null;
        }
    }

    /** Counts a call of a port; called by the worker that holds the baton. */
    void step(Worker worker, String call) {
        calling = call;
        world.step();
        traffic.look(worker);
        if (world.steps() > MOST_STEPS) {
            world.watch.violated("no end after " + MOST_STEPS + " steps");
        }
        if (!holds()) {
            worker.die(false);
            return;
        }
        if (isSomethingDue()) {
            giveBackAndAwaitTurn(worker);
        }
    }

    void awaitTurn(Worker worker) {
        baton.await(worker);
    }

    void giveBack() {
        baton.pass(this);
    }

    void giveBackAndAwaitTurn(Worker worker) {
        baton.pass(this);
        baton.await(worker);
    }
}
