package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once for a run, when a sweep takes longer than the target: however often it begins, some IDs are then checked too
 * late.
 */
final class Punctuality implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(Punctuality.class);

    private final Run run;
    private final History history;
    private final Duration within;
    private final InstantSource clock;
    private final EngineListener told;
    private boolean warned;

    Punctuality(Run run, History history, Duration within, InstantSource clock, EngineListener told) {
        this.run = run;
        this.history = history;
        this.within = within;
        this.clock = clock;
        this.told = told;
    }

    @Override
    public void moved(Job from, Job to) {
        if (to.state() == JobState.DONE && !warned) {
            Instant deadline = run.startedAt().plus(within);
            expectedEnd(history.jobs()).filter(end -> end.isAfter(deadline)).ifPresent(this::warn);
        }
    }

    private Optional<Instant> expectedEnd(List<Job> jobs) {
        Instant now = clock.instant();
        long known = jobs.stream().mapToLong(job -> job.slice().asked()).sum();
        long all = Math.max(known, history.idsOfLatestSweep());
        return Pace.of(run, jobs, now).map(pace -> now.plus(pace.forIds(all - pace.ids())));
    }

    private void warn(Instant end) {
        warned = true;
        LOG.warn(
                "The sweep over {} will end at about {}, too late to check every ID within {} h. Give it larger slices"
                        + " or a longer target.",
                run.type().wireName(),
                end,
                within.toHours());
        told.late(run, end);
    }
}
