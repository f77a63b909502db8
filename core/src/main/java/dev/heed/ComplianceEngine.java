package dev.heed;

import dev.heed.client.XClient;
import dev.heed.internal.loop.Board;
import dev.heed.internal.loop.Conduct;
import dev.heed.internal.loop.Decisions;
import dev.heed.internal.loop.LeaseKeeper;
import dev.heed.internal.loop.Listeners;
import dev.heed.internal.loop.ScheduleLoop;
import dev.heed.internal.loop.SharedBudget;
import dev.heed.internal.loop.StopFlag;
import dev.heed.internal.loop.Survey;
import dev.heed.internal.loop.Sweep;
import dev.heed.internal.spool.Spool;
import dev.heed.internal.step.Controls;
import dev.heed.internal.step.Inventory;
import dev.heed.internal.step.Outside;
import dev.heed.internal.step.Planning;
import dev.heed.spi.JobStore;
import dev.heed.spi.Tempo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps databases in step with what people on X decided.
 *
 * <p>A run checks every mapped ID of a type once. What a crash or a stop interrupts goes on with the next call, from the
 * last thing that was written. Thread-safe; one run at a time.
 */
public final class ComplianceEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ComplianceEngine.class);

    /** How long {@link #close()} waits for the transaction or transfer under way. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final EngineBuilder config;
    private final Conduct conduct;
    private final Listeners listener;
    private final Sweep sweep;
    private final Decisions decisions;
    private final Survey survey;
    private final StopFlag stop = new StopFlag();
    private final ReentrantLock running = new ReentrantLock();
    private @Nullable Thread thread;

    ComplianceEngine(EngineBuilder config) {
        this.config = config;
        this.conduct = new Conduct(config.waiter(), new Controls(config.guard()), new Board(), config.freshness());
        this.listener = new Listeners(config.listeners());
        LeaseKeeper leases = new LeaseKeeper(
                config.home().lease(), new LeaseKeeper.Holder(config.app(), config.owner()), config.clock(), stop);
        XClient client = config.client(new SharedBudget(config.home().budget(), config.app(), config.clock()));
        Spool spool = Spool.open(config.spool());
        JobStore store = config.home().jobs();
        Outside outside = new Outside(client, spool, config.targets(), config.clock(), leases, listener);
        this.survey = new Survey(
                store,
                config.app(),
                new Inventory(config.targets(), spool, config.owner(), stop::check),
                config.clock(),
                config.freshness());
        this.decisions = new Decisions(store, spool, new Planning(config.targets(), () -> {}));
        this.sweep = new Sweep(
                store, outside, config.settings(), leases, new Sweep.Chance(config.app(), config.random()), conduct);
    }

    /** Begins an engine. */
    public static EngineBuilder builder() {
        return new EngineBuilder();
    }

    /**
     * Checks every mapped ID of one type, or goes on with the open run of that type. Sources disagree whether a job over
     * Posts names those of vanished accounts; {@link #runAll()} is on the safe side.
     *
     * @return what the run came to; look at its {@link RunReport#status()}
     * @throws HeedException if a person must do something; whatever was under way goes on with the next call
     */
    public RunReport run(JobType type) {
        return run(List.of(type)).get(0);
    }

    /**
     * Checks every mapped ID of both types, side by side.
     *
     * @return a report for each type, in the order of {@link JobType}
     * @throws HeedException as in {@link #run}
     */
    public List<RunReport> runAll() {
        return run(List.of(JobType.values()));
    }

    /**
     * Runs both types by a schedule, from now on, on a thread of its own, until {@link #close()}. A run that fails is
     * logged and tried again.
     *
     * @throws IllegalStateException if it was started before
     */
    public synchronized void start(Schedule schedule) {
        if (thread != null) {
            throw new IllegalStateException("The engine was started before");
        }
        thread = new Thread(
                new ScheduleLoop(this::runAll, schedule, config.clock(), conduct, stop, listener), "heed-engine");
        thread.start();
    }

    /**
     * What the engine does now, or why it waits and until when. May be called from any thread, at any time.
     *
     * @return a snapshot
     */
    public EngineStatus status() {
        return conduct.board().read();
    }

    /**
     * Tells how fresh the targets are: which share of their IDs was checked within the target, what the oldest check is,
     * and when the run under way will end. IDs that came into a range after it was checked count as unchecked. Reads every
     * mapped column of the type once, so it takes as long as an extraction.
     *
     * @param type what the IDs name
     * @return the counts of this moment
     * @throws HeedException if a database cannot be read
     */
    public Coverage coverage(JobType type) {
        return survey.of(type);
    }

    /**
     * Lets the run under way rest after the transaction or request it is in. It keeps its leases, so nobody else goes on
     * with it. Requests, waits and X's own deadlines run on.
     */
    public void pause() {
        conduct.controls().paused(true);
        conduct.waiter().wake();
    }

    /** Lets a paused run go on. */
    public void resume() {
        conduct.controls().paused(false);
        conduct.waiter().wake();
    }

    /** Puts another guard before the jobs to come, also of the run under way. */
    public void guard(Guard other) {
        conduct.controls().guard(other);
    }

    /** Lets every target be worked harder or less hard from its next transaction on, also in the run under way. */
    public void tune(Tempo tempo) {
        config.targets().forEach(target -> target.enforcer().tune(tempo));
    }

    /**
     * Counts what applying a job's results would change now, by target, table, action and reason, with a sample. Changes
     * nothing. Whoever approves the job approves exactly this.
     *
     * @param job a job whose results are in this engine's spool folder; best one that awaits approval
     * @throws HeedException if there is no such job, its results are not here, or a database refuses
     */
    public JobPlan plan(UUID job) {
        return decisions.plan(job);
    }

    /**
     * Lets a job that awaits approval go on, with its next run. The approval is for the {@link JobPlan} that the guard
     * met: if the results, a mapping, or what would change is another by then, the job waits again. It ends with the age of
     * the results, too.
     *
     * @param job which one
     * @param by who decided
     * @param note why; may be empty
     * @throws HeedException if it does not await approval
     */
    public void approve(UUID job, String by, String note) {
        decisions.approve(job, by, note);
        conduct.waiter().wake();
    }

    /**
     * Approves a whole run: jobs that its guard holds, now or later, go on as long as the run changes no more rows than
     * this. Results of which too many lines were held back still wait.
     *
     * @param run an open run
     * @param upToRows how many rows it may change in all targets together, what it has changed already included
     * @param by who decided
     * @param note why; may be empty
     * @throws HeedException if there is no such run or it has ended
     */
    public void approveRun(UUID run, long upToRows, String by, String note) {
        decisions.approve(run, new Approval(upToRows, by, note, config.clock().instant()));
        conduct.waiter().wake();
    }

    /**
     * Gives a job up that awaits approval. Nothing in it is applied; the next run asks X again.
     *
     * @param job which one
     * @param by who decided
     * @param note why; may be empty
     * @throws HeedException if it does not await approval
     */
    public void reject(UUID job, String by, String note) {
        decisions.reject(job, by, note);
        conduct.waiter().wake();
    }

    private List<RunReport> run(List<JobType> types) {
        if (!running.tryLock()) {
            throw new HeedException("This engine is running already. Wait for that run, or stop it.");
        }
        try {
            return sweep.run(types);
        } finally {
            running.unlock();
        }
    }

    /**
     * Asks the run under way to stop after the transaction or request it is in, and waits up to 30 s for the thread of
     * {@link #start}. What is open goes on with the next engine. May be called twice.
     */
    @Override
    public void close() {
        stop.raise();
        conduct.board().stops();
        conduct.waiter().wake();
        Thread started = startedThread();
        if (started == null || started == Thread.currentThread()) {
            return;
        }
        try {
            started.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (started.isAlive()) {
            LOG.warn("The engine is still in a transaction or request and will stop after it.");
        }
    }

    private synchronized @Nullable Thread startedThread() {
        return thread;
    }
}
