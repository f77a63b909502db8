package dev.heed.memory;

import dev.heed.Approval;
import dev.heed.Check;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.JobType;
import dev.heed.Run;
import dev.heed.SkippedIds;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import dev.heed.spi.JobStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs and jobs in memory. Thread-safe. */
public final class MemoryJobStore implements JobStore {
    private final List<Run> runs = new ArrayList<>();
    private final Map<UUID, Job> jobs = new HashMap<>();
    private final Map<UUID, Long> tokens = new HashMap<>();
    private final Map<String, List<SkippedIds>> skipped = new HashMap<>();

    @Override
    public synchronized Optional<Run> latestRun(JobType type, String app) {
        return runs.stream()
                .filter(run -> run.type() == type && run.app().equals(app))
                .reduce((earlier, later) -> later);
    }

    @Override
    public synchronized void begin(Run run, Fence fence) {
        boolean late = runs.stream()
                .filter(other -> other.type() == run.type() && other.app().equals(run.app()))
                .anyMatch(other -> token(other.id()) > fence.token());
        if (late) {
            throw new FenceException(fence.lease());
        }
        runs.add(run);
        tokens.put(run.id(), fence.token());
    }

    @Override
    public synchronized void end(UUID run, Instant at) {
        runs.replaceAll(each -> each.id().equals(run) ? each.ended(at) : each);
    }

    @Override
    public synchronized List<Job> jobs(UUID run) {
        return jobs.values().stream()
                .filter(job -> job.key().run().equals(run))
                .sorted(Comparator.comparingInt(job -> job.key().slice()))
                .toList();
    }

    @Override
    public synchronized List<Check> checks(JobType type, String app) {
        List<Run> all = runs.stream()
                .filter(run -> run.type() == type && run.app().equals(app))
                .toList();
        int newestWhole = 0;
        for (int i = 0; i < all.size(); i++) {
            newestWhole = isWhole(all.get(i)) ? i : newestWhole;
        }
        return all.subList(newestWhole, all.size()).stream()
                .flatMap(run -> jobs(run.id()).stream()
                        .filter(job -> job.state() == JobState.DONE)
                        .map(job -> check(run, job)))
                .toList();
    }

    private boolean isWhole(Run run) {
        return !run.isOpen() && jobs(run.id()).stream().allMatch(job -> job.state() == JobState.DONE);
    }

    private static Check check(Run run, Job job) {
        Instant asked = job.remote().createdAt();
        return new Check(run.id(), job.slice(), asked == null ? run.startedAt() : asked);
    }

    @Override
    public synchronized boolean approve(UUID run, Approval approval) {
        boolean open = run(run).filter(Run::isOpen).isPresent();
        runs.replaceAll(each -> open && each.id().equals(run) ? each.approved(approval) : each);
        return open;
    }

    @Override
    public synchronized Optional<Run> run(UUID id) {
        return runs.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Job> job(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized boolean add(Job job, Fence fence) {
        boolean taken = jobs(job.key().run()).stream()
                .anyMatch(other -> other.key().slice() == job.key().slice());
        if (taken || token(job.key().run()) > fence.token()) {
            return false;
        }
        put(job, fence.token());
        return true;
    }

    @Override
    public synchronized boolean move(Job next, Fence fence) {
        UUID id = next.key().id();
        if (!follows(next) || token(id) > fence.token()) {
            return false;
        }
        put(next, fence.token());
        return true;
    }

    @Override
    public synchronized boolean decide(Job next) {
        if (!follows(next) || stateOf(next) != JobState.AWAITING_APPROVAL) {
            return false;
        }
        put(next, token(next.key().id()));
        return true;
    }

    @Override
    public synchronized void saveSkipped(UUID run, String target, List<SkippedIds> found) {
        skipped.put(run + "/" + target, List.copyOf(found));
    }

    @Override
    public synchronized List<SkippedIds> skipped(UUID run, String target) {
        return skipped.getOrDefault(run + "/" + target, List.of());
    }

    private boolean follows(Job next) {
        return job(next.key().id())
                .filter(stored -> stored.version() == next.version() - 1)
                .isPresent();
    }

    private JobState stateOf(Job job) {
        return job(job.key().id()).orElse(job).state();
    }

    private long token(UUID id) {
        return tokens.getOrDefault(id, 0L);
    }

    private void put(Job job, long token) {
        jobs.put(job.key().id(), job);
        tokens.put(job.key().id(), token);
    }
}
