package dev.heed;

import dev.heed.client.XClient;
import dev.heed.internal.loop.LeaseKeeper;
import dev.heed.internal.loop.Listeners;
import dev.heed.internal.loop.ScheduleLoop;
import dev.heed.internal.loop.SharedBudget;
import dev.heed.internal.loop.StopFlag;
import dev.heed.internal.loop.Sweep;
import dev.heed.internal.spool.Spool;
import dev.heed.internal.step.Outside;
import dev.heed.spi.JobStore;
import dev.heed.spi.Waiter;
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
    private final JobStore store;
    private final Waiter waiter;
    private final Listeners listener;
    private final Sweep sweep;
    private final StopFlag stop = new StopFlag();
    private final ReentrantLock running = new ReentrantLock();
    private @Nullable Thread thread;

    ComplianceEngine(EngineBuilder config) {
        this.config = config;
        this.store = config.home().jobs();
        this.waiter = config.waiter();
        this.listener = new Listeners(config.listeners());
        LeaseKeeper leases = new LeaseKeeper(
                config.home().lease(), new LeaseKeeper.Holder(config.app(), config.owner()), config.clock(), stop);
        XClient client = config.client(new SharedBudget(config.home().budget(), config.app(), config.clock()));
        Outside outside =
                new Outside(client, Spool.open(config.spool()), config.targets(), config.clock(), leases, listener);
        this.sweep = new Sweep(
                store, outside, config.settings(), leases, new Sweep.Chance(config.app(), config.random()), waiter);
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
                new ScheduleLoop(this::runAll, schedule, config.clock(), waiter, stop, listener), "heed-engine");
        thread.start();
    }

    /**
     * Lets a job that awaits approval go on, with its next run.
     *
     * @param job which one
     * @param by who decided
     * @throws HeedException if it does not await approval
     */
    public void approve(UUID job, String by) {
        decide(job, JobState.APPLYING, "Approved by " + by + ".");
    }

    /**
     * Gives a job up that awaits approval. Nothing in it is applied; the next run asks X again.
     *
     * @param job which one
     * @param by who decided
     * @throws HeedException if it does not await approval
     */
    public void reject(UUID job, String by) {
        decide(job, JobState.FAILED, "Rejected by " + by + ".");
    }

    private void decide(UUID id, JobState next, String note) {
        Job job = store.job(id)
                .filter(found -> found.state() == JobState.AWAITING_APPROVAL)
                .orElseThrow(() -> new HeedException("Job " + id + " does not await approval."));
        if (!store.decide(job.to(next, Standing.because(note)))) {
            throw new HeedException("Job " + id + " was decided by somebody else meanwhile.");
        }
        LOG.info("Job {}: {}", id, note);
        waiter.wake();
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
        waiter.wake();
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
