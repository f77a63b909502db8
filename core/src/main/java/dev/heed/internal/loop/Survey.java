package dev.heed.internal.loop;

import dev.heed.Check;
import dev.heed.Coverage;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.internal.step.Inventory;
import dev.heed.spi.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Holds what the targets hold now against what was checked, and when. Thread-safe. */
public final class Survey {
    private final JobStore store;
    private final String app;
    private final Inventory inventory;
    private final InstantSource clock;
    private final Duration within;

    /** @param within how recently every ID should have been checked */
    public Survey(JobStore store, String app, Inventory inventory, InstantSource clock, Duration within) {
        this.store = store;
        this.app = app;
        this.inventory = inventory;
        this.clock = clock;
        this.within = within;
    }

    /** Counts everything of a type once. */
    public Coverage of(JobType type) {
        Timeline timeline = new Timeline(store.checks(type, app));
        Map<Long, Long> counts = inventory.count(type, timeline.starts());
        Instant now = clock.instant();
        long ids = counts.values().stream().mapToLong(Long::longValue).sum();
        Map<Check, Long> restingOn = restingOn(timeline, counts);
        long unchecked =
                ids - restingOn.values().stream().mapToLong(Long::longValue).sum();
        long fresh = restingOn.entrySet().stream()
                .filter(entry -> !entry.getKey().at().isBefore(now.minus(within)))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Optional<Instant> oldest = restingOn.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey().at())
                .min(Instant::compareTo);
        return new Coverage(type, now, within, ids, fresh, unchecked, oldest, end(type, restingOn, ids, now));
    }

    /** How many IDs each check speaks for. IDs that came after it are not among them. */
    private static Map<Check, Long> restingOn(Timeline timeline, Map<Long, Long> counts) {
        Map<Check, Long> found = new HashMap<>();
        counts.forEach((start, ids) -> timeline.at(start).ifPresent(check -> found.merge(check, ids, Long::sum)));
        found.replaceAll((check, ids) -> {
            long came = timeline.within(check.slice().range(), counts) - check.left();
            return ids - Math.min(ids, Math.max(0, came));
        });
        return found;
    }

    private Optional<Instant> end(JobType type, Map<Check, Long> restingOn, long ids, Instant now) {
        Optional<Run> open = store.latestRun(type, app).filter(Run::isOpen);
        return open.flatMap(run -> {
            long checked = restingOn.entrySet().stream()
                    .filter(entry -> entry.getKey().run().equals(run.id()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return Pace.of(run, store.jobs(run.id()), now).map(pace -> now.plus(pace.forIds(ids - checked)));
        });
    }
}
