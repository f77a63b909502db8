package dev.heed.model;

import dev.heed.ComplianceEngine;
import dev.heed.EngineBuilder;
import dev.heed.EngineListener;
import dev.heed.Guard;
import dev.heed.HeedException;
import dev.heed.Job;
import dev.heed.JobType;
import dev.heed.RunReport;
import dev.heed.spi.Budget;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Home;
import dev.heed.spi.IdSource;
import dev.heed.spi.JobStore;
import dev.heed.spi.Lease;
import dev.heed.spi.Target;
import dev.heed.spi.Waiter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A process with an engine that runs once. It goes on only while it holds the baton, from one call of a port to the next. */
final class Worker {
    static final Duration RESULTS_MAX_AGE = Duration.ofHours(1);

    /** A few IDs pass, so that half of the slices await approval. */
    private static final Guard GUARD = Guard.ofShares(0.5, 0.5, 3, 1);

    private final Play play;
    private final World world;
    private final String owner;
    private final int number;
    private Instant freshAt = World.START;
    private String lastMethod = "";
    private @Nullable Instant asleepUntil;
    private @Nullable Death death;
    private boolean inCall;
    private boolean ended;
    private List<RunReport> reports = List.of();

    private enum Death {
        BEFORE,
        AFTER,
        DEAD
    }

    Worker(Play play, World world, String owner, int number) {
        this.play = play;
        this.world = world;
        this.owner = owner;
        this.number = number;
    }

    String owner() {
        return owner;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What its runs came to, if it came to their end. */
    List<RunReport> reports() {
        return reports;
    }

    /** Since when it does nothing but wait. */
    Optional<Instant> asleepUntil() {
        return Optional.ofNullable(asleepUntil);
    }

    void wakeUp() {
        asleepUntil = null;
    }

    void die(boolean afterTheEffect) {
        death = afterTheEffect ? Death.AFTER : Death.BEFORE;
    }

    /** When it last could have seen how old its results are. */
    Instant freshAt() {
        return freshAt;
    }

    void start(Sequence.Shape shape, List<JobType> types, URI api) {
        Thread thread = new Thread(() -> live(shape, types, api), toString());
        thread.setDaemon(true);
        thread.start();
    }

    private void live(Sequence.Shape shape, List<JobType> types, URI api) {
        play.awaitTurn(this);
        try {
            ComplianceEngine engine = engine(shape, api);
            reports = types.size() == 1 ? List.of(engine.run(types.get(0))) : engine.runAll();
            world.tell(this + " ends");
        } catch (Killed killed) {
            world.tell(this + " is dead");
        } catch (HeedException stopped) {
            world.tell(this + " stops: " + stopped.getMessage());
        } catch (Throwable bug) {
            world.watch.violated(this + " fails: " + bug + " at " + List.of(bug.getStackTrace()));
        } finally {
            ended = true;
            play.giveBack();
        }
    }

    private ComplianceEngine engine(Sequence.Shape shape, URI api) {
        EngineBuilder builder = ComplianceEngine.builder()
                .token(() -> {
                    passQuietly(new Ports.Call("Token", "get", List.of(), () -> null));
                    return "mock-token";
                })
                .home(new Home(
                        Ports.wrap(JobStore.class, world.store, call -> pass("", call)),
                        Ports.wrap(Lease.class, world.lease, call -> pass("", call)),
                        Ports.wrap(Budget.class, world.budget, call -> pass("", call))))
                .spool(world.spoolOf(owner))
                .api(api)
                .clock(world.time)
                .waiter(Ports.wrap(Waiter.class, world.time, this::rest))
                .random(new Random(number))
                .owner(owner)
                .sliceIds(shape.sliceIds())
                .batchIds(shape.batchIds())
                .resultsMaxAge(RESULTS_MAX_AGE)
                .guard(GUARD)
                .listener(new Teller());
        world.targets.forEach((name, target) -> builder.target(new Target(
                name,
                Ports.wrap(IdSource.class, target, call -> pass(name, call)),
                Ports.wrap(Enforcer.class, target, call -> pass(name, call)))));
        return builder.build();
    }

    private @Nullable Object pass(String target, Ports.Call call) throws Throwable {
        if (inCall) {
            // A port in memory is locked while it calls back, and nobody else may wait for it meanwhile.
            return call.proceed();
        }
        enter(call);
        Object answer = effect(target, call);
        if (death == Death.AFTER) {
            throw fall(call);
        }
        return answer;
    }

    private @Nullable Object effect(String target, Ports.Call call) throws Throwable {
        inCall = true;
        try {
            return world.watch.accompany(this, target, call);
        } finally {
            inCall = false;
        }
    }

    private void passQuietly(Ports.Call call) {
        try {
            pass("", call);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object rest(Ports.Call call) throws Throwable {
        enter(call);
        asleepUntil = call.argument(Instant.class).orElse(null);
        play.giveBackAndAwaitTurn(this);
        if (death != null) {
            throw fall(call);
        }
        return null;
    }

    private void enter(Ports.Call call) {
        if (death == Death.DEAD) {
            throw new Killed();
        }
        // Between this call and the one before nothing lies in which the age could be looked at.
        if (!(call.method().equals("apply") && lastMethod.equals("appliedUpTo"))) {
            freshAt = world.time.instant();
        }
        lastMethod = call.method();
        play.step(this, call.method());
        if (death == Death.BEFORE) {
            throw fall(call);
        }
    }

    /** What the dead do in their finally blocks has no effect any more. */
    private Killed fall(Ports.Call call) {
        world.tell(this + " dies " + (death == Death.AFTER ? "after " : "before ") + call);
        death = Death.DEAD;
        return new Killed();
    }

    @Override
    public String toString() {
        return owner + number;
    }

    private final class Teller implements EngineListener {
        @Override
        public void moved(Job from, Job to) {
            world.watch.moved(Worker.this, from, to);
        }

        @Override
        public void ended(RunReport report) {
            world.watch.ended(Worker.this, report);
        }
    }
}
