package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.RunReport;
import dev.heed.Schedule;
import dev.heed.internal.step.StoppedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs by a schedule until it is asked to stop. */
public final class ScheduleLoop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleLoop.class);
    private static final Duration LOOK_FOR_DECISIONS = Duration.ofMinutes(1);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(5);

    private final Supplier<List<RunReport>> runs;
    private final Schedule schedule;
    private final InstantSource clock;
    private final Conduct conduct;
    private final StopFlag stop;
    private final EngineListener listener;

    /** @param runs does one run of every type */
    public ScheduleLoop(
            Supplier<List<RunReport>> runs,
            Schedule schedule,
            InstantSource clock,
            Conduct conduct,
            StopFlag stop,
            EngineListener listener) {
        this.runs = runs;
        this.schedule = schedule;
        this.clock = clock;
        this.conduct = conduct;
        this.stop = stop;
        this.listener = listener;
    }

    @Override
    public void run() {
        try {
            while (!stop.isRaised()) {
                Instant begun = clock.instant();
                Instant soonest = attempt();
                Instant next = schedule.next(begun);
                waitUntil(soonest.isBefore(next) ? soonest : next);
            }
        } catch (StoppedException interrupted) {
            LOG.info("The engine's thread was interrupted and ends.");
        }
    }

    /** @return when it is worth trying again, whatever the schedule says */
    private Instant attempt() {
        try {
            boolean undecided =
                    runs.get().stream().anyMatch(report -> report.status() == RunReport.Status.AWAITING_APPROVAL);
            return undecided ? clock.instant().plus(LOOK_FOR_DECISIONS) : Instant.MAX;
        } catch (RuntimeException e) {
            // Whatever ended one run, content must still go when the next one can do it.
            LOG.error("A run failed and is tried again in {} min: {}", TRY_AGAIN.toMinutes(), e.getMessage(), e);
            listener.failed(e);
            return clock.instant().plus(TRY_AGAIN);
        }
    }

    private void waitUntil(Instant when) {
        while (!stop.isRaised() && clock.instant().isBefore(when)) {
            conduct.board().sleeps(when);
            conduct.waiter().until(when);
        }
    }
}
