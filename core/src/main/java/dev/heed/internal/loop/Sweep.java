package dev.heed.internal.loop;

import dev.heed.EngineListener;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.RunReport;
import dev.heed.RunReport.Status;
import dev.heed.internal.step.Extraction;
import dev.heed.internal.step.Outside;
import dev.heed.internal.step.Settings;
import dev.heed.internal.step.Steps;
import dev.heed.internal.step.StoppedException;
import dev.heed.spi.Fence;
import dev.heed.spi.JobStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Brings the runs of some types to their end, beginning them or going on with what is open. */
public final class Sweep {
    private final JobStore store;
    private final Outside outside;
    private final Settings settings;
    private final LeaseKeeper leases;
    private final Chance chance;
    private final Conduct conduct;

    /** Does nothing yet. */
    public Sweep(
            JobStore store, Outside outside, Settings settings, LeaseKeeper leases, Chance chance, Conduct conduct) {
        this.store = store;
        this.outside = outside;
        this.settings = settings;
        this.leases = leases;
        this.chance = chance;
        this.conduct = conduct;
    }

    /**
     * Where names and jitter come from, and for whom.
     *
     * @param app the X app
     * @param random randomness
     */
    public record Chance(String app, RandomGenerator random) {
        UUID name() {
            // Version 4, variant 2.
            long high = (random.nextLong() & ~0xF000L) | 0x4000L;
            long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
            return new UUID(high, low);
        }
    }

    /**
     * Works until every job of these types is final or waits for a person.
     *
     * @return a report for each type
     */
    public List<RunReport> run(List<JobType> types) {
        List<Steps> opened = new ArrayList<>();
        outside.spool().clean(this::isOver);
        try {
            List<Lane> lanes = types.stream().map(type -> lane(type, opened)).toList();
            boolean stopped = loop(lanes);
            return lanes.stream().map(lane -> finish(lane, stopped)).toList();
        } finally {
            opened.forEach(Steps::close);
            leases.release();
            conduct.board().ends("No run is under way; the jobs that are open wait for the next one.");
        }
    }

    private Lane lane(JobType type, List<Steps> opened) {
        Fence fence = leases.take(type);
        outside.targets().forEach(target -> target.enforcer().admit(fence));
        Run run = openRun(type, fence);
        History history = new History(run, fence, store);
        Extraction extraction =
                new Extraction(outside.targets(), outside.spool(), store, outside.pulse(), outside.listener());
        Steps steps = new Steps(outside, settings, extraction, history, conduct.controls());
        opened.add(steps);
        Punctuality punctuality =
                new Punctuality(run, history, conduct.freshness(), outside.clock(), outside.listener());
        EngineListener told = new Listeners(List.of(outside.listener(), punctuality));
        Machine machine = new Machine(steps, store, fence, told, outside.clock(), chance.random());
        Planner planner = new Planner(run, history.course(), chance::name);
        return new Lane(planner, store, fence, machine, outside.spool(), conduct.board());
    }

    private boolean isOver(UUID name) {
        return store.job(name).filter(job -> job.state().isFinal()).isPresent()
                || store.run(name).filter(run -> !run.isOpen()).isPresent();
    }

    private Run openRun(JobType type, Fence fence) {
        return store.latestRun(type, chance.app()).filter(Run::isOpen).orElseGet(() -> begin(type, fence));
    }

    private Run begin(JobType type, Fence fence) {
        Run run = Run.begun(chance.name(), type, chance.app(), outside.clock().instant());
        store.begin(run, fence);
        return run;
    }

    private boolean loop(List<Lane> lanes) {
        try {
            new RunLoop(outside.clock(), conduct, leases, outside.listener()).run(lanes);
            return false;
        } catch (StoppedException asked) {
            return true;
        }
    }

    private RunReport finish(Lane lane, boolean stopped) {
        Status status = stopped ? Status.STOPPED : status(lane.jobs());
        Run run = lane.run();
        if (status == Status.DONE || status == Status.FAILED) {
            run = run.ended(outside.clock().instant());
            store.end(run.id(), outside.clock().instant());
        }
        RunReport report = new Reports(store, outside).of(run, status, lane.jobs());
        outside.listener().ended(report);
        return report;
    }

    private static Status status(List<Job> jobs) {
        if (jobs.stream().anyMatch(job -> job.state() == JobState.AWAITING_APPROVAL)) {
            return Status.AWAITING_APPROVAL;
        }
        return jobs.stream().anyMatch(job -> job.state() == JobState.FAILED) ? Status.FAILED : Status.DONE;
    }
}
