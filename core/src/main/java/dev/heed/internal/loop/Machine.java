package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.HeedException;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Standing;
import dev.heed.client.XException;
import dev.heed.internal.step.Steps;
import dev.heed.spi.BusyException;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import dev.heed.spi.JobStore;
import dev.heed.spi.PassingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes a job's step and writes what came of it: the only place that moves jobs, and the only one that retries. */
final class Machine {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    static final int FAILURES_IN_A_ROW = 10;
    private static final int SPREAD_MILLIS = 3_000;

    private final Steps steps;
    private final JobStore store;
    private final Fence fence;
    private final EngineListener listener;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Outage outage = new Outage();

    Machine(
            Steps steps,
            JobStore store,
            Fence fence,
            EngineListener listener,
            InstantSource clock,
            RandomGenerator random) {
        this.steps = steps;
        this.store = store;
        this.fence = fence;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @return the job as it is stored now
     * @throws FenceException if another engine has written the job
     * @throws HeedException if a person must do something; the job stays as it was
     */
    Job advance(Job job) {
        Job next = attempt(job);
        if (next.version() == job.version()) {
            return job;
        }
        if (!store.move(next, fence)) {
            throw new FenceException(fence.lease());
        }
        log(job, next);
        listener.moved(job, next);
        return next;
    }

    private static void log(Job before, Job after) {
        String note = after.standing().note();
        LOG.atLevel(before.state() == after.state() ? Level.DEBUG : Level.INFO)
                .addKeyValue("from", before.state())
                .addKeyValue("to", after.state())
                .addKeyValue("failures", after.standing().failures())
                .addKeyValue("notBefore", after.standing().notBefore())
                .log("{}: {}{}", after.label(), after.state(), note == null ? "" : ". " + note);
    }

    private Job attempt(Job job) {
        try {
            Job next = steps.of(job.state()).take(job);
            if (tellsOfX(job, next)) {
                outage.isOver();
            }
            return next;
        } catch (XException.RateLimited limited) {
            outage.goesOn(clock.instant(), limited);
            // Whoever waits for the same second should not come in the same one.
            Instant later = limited.resetAt().plusMillis((long) (random.nextDouble() * SPREAD_MILLIS));
            return job.to(job.state(), job.standing().waiting(later, limited.getMessage()));
        } catch (XException failure) {
            if (!failure.isPassing()) {
                throw failure;
            }
            if (failure instanceof XException.Unavailable || failure instanceof XException.Unreachable) {
                outage.goesOn(clock.instant(), failure);
                return later(job, failure);
            }
            return laterOrNever(job, failure);
        } catch (BusyException busy) {
            return job.to(job.state(), job.standing().waiting(busy.until(), busy.getMessage()));
        } catch (PassingException failure) {
            return laterOrNever(job, failure);
        }
    }

    /** Some steps succeed without a word from X. */
    private static boolean tellsOfX(Job job, Job next) {
        return switch (job.state()) {
            case UPLOADING, UPLOADED, COMPLETE -> true;
            case SPOOLED -> next.state() == JobState.CREATED;
            default -> false;
        };
    }

    private Job laterOrNever(Job job, HeedException failure) {
        int failures = job.standing().failures() + 1;
        if (failures >= FAILURES_IN_A_ROW) {
            throw new HeedException(
                    failure.getMessage() + " That was failure " + failures + " in a row for " + job.label()
                            + "; the run stops here. Run again once the cause is mended: it goes on from there.",
                    failure);
        }
        return later(job, failure);
    }

    private Job later(Job job, HeedException failure) {
        Standing before = job.standing();
        Instant retryAt = clock.instant().plus(Backoff.after(before.failures() + 1, random.nextDouble()));
        return job.to(job.state(), before.failed(retryAt, failure.getMessage()));
    }
}
