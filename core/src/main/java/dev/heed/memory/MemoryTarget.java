package dev.heed.memory;

import dev.heed.Action;
import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.SkippedIds;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Change;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.FenceException;
import dev.heed.spi.IdCursor;
import dev.heed.spi.IdSource;
import dev.heed.spi.Outcome;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import dev.heed.spi.Work;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A database of Posts and accounts in memory: for each ID, whether its geo data is still there. Thread-safe; a walk over
 * the IDs sees them as they were when it was opened.
 */
public final class MemoryTarget implements IdSource, Enforcer {
    private final Map<JobType, NavigableMap<Long, Boolean>> rows = new EnumMap<>(JobType.class);
    private final Map<String, Long> checkpoints = new HashMap<>();
    private final Map<String, Long> fences = new HashMap<>();
    private final Map<UUID, List<Tally>> tallies = new HashMap<>();

    /** An empty database. */
    public MemoryTarget() {
        for (JobType type : JobType.values()) {
            rows.put(type, new TreeMap<>());
        }
    }

    /** This database as a target. */
    public Target as(String name) {
        return new Target(name, this, this);
    }

    /** Adds a row with geo data. */
    public synchronized MemoryTarget add(JobType type, long id) {
        table(type).put(id, true);
        return this;
    }

    /** Deletes a row as its owner would, past any engine. */
    public synchronized MemoryTarget remove(JobType type, long id) {
        table(type).remove(id);
        return this;
    }

    /** Whether there is a row. */
    public synchronized boolean holds(JobType type, long id) {
        return table(type).containsKey(id);
    }

    /** Whether there is a row that still has geo data. */
    public synchronized boolean holdsGeo(JobType type, long id) {
        return table(type).getOrDefault(id, false);
    }

    @Override
    public synchronized IdCursor open(JobType type, IdRange range, Work work) {
        work.beat();
        return new Walk(new ArrayList<>(
                table(type).subMap(range.after(), false, range.upTo(), true).keySet()));
    }

    @Override
    public synchronized long appliedUpTo(JobKey job, String remoteId) {
        return checkpoints.getOrDefault(job.id() + "/" + remoteId, 0L);
    }

    @Override
    public synchronized void admit(Fence fence) {
        if (fences.getOrDefault(fence.lease(), 0L) > fence.token()) {
            throw new FenceException(fence.lease());
        }
        fences.put(fence.lease(), fence.token());
    }

    @Override
    public synchronized Applied apply(Batch batch) {
        admit(batch.fence());
        long changed = batch.notices().stream()
                .filter(notice -> apply(batch.job(), notice) == Outcome.CHANGED)
                .count();
        long last = batch.notices().get(batch.notices().size() - 1).id();
        checkpoints.put(batch.job().id() + "/" + batch.remoteId(), last);
        return new Applied(last, batch.notices().size(), changed);
    }

    private Outcome apply(JobKey job, Notice notice) {
        NavigableMap<Long, Boolean> table = table(job.type());
        Outcome outcome = outcome(table, notice);
        if (notice.action() == Action.DELETE) {
            table.remove(notice.id());
        } else {
            table.replace(notice.id(), false);
        }
        tallies.computeIfAbsent(job.run(), run -> new ArrayList<>()).add(told(job.type(), notice, outcome));
        return outcome;
    }

    private static Outcome outcome(NavigableMap<Long, Boolean> table, Notice notice) {
        Boolean geo = table.get(notice.id());
        if (geo == null) {
            return Outcome.ABSENT;
        }
        return notice.action() == Action.DELETE || geo ? Outcome.CHANGED : Outcome.KEPT;
    }

    @Override
    public synchronized Tally preview(JobType type, List<Notice> notices) {
        return Tallies.sum(notices.stream()
                .map(notice -> told(type, notice, outcome(table(type), notice)))
                .toList());
    }

    private static Tally told(JobType type, Notice notice, Outcome outcome) {
        Change change = notice.action() == Action.DELETE ? Change.DELETED : Change.CLEARED;
        long rowsChanged = outcome == Outcome.CHANGED ? 1 : 0;
        return new Tally(
                List.of(new Tally.ByReason(notice.action(), notice.reason(), outcome, 1)),
                List.of(new Tally.ByTable(type.wireName(), change, notice.action(), notice.reason(), rowsChanged)));
    }

    @Override
    public synchronized Tally tally(UUID run) {
        return Tallies.sum(tallies.getOrDefault(run, List.of()));
    }

    private NavigableMap<Long, Boolean> table(JobType type) {
        NavigableMap<Long, Boolean> table = rows.get(type);
        if (table == null) {
            throw new IllegalStateException("No table for " + type);
        }
        return table;
    }

    private static final class Walk implements IdCursor {
        private final Iterator<Long> ids;

        Walk(List<Long> ids) {
            this.ids = ids.iterator();
        }

        @Override
        public long next() {
            return ids.hasNext() ? ids.next() : END;
        }

        @Override
        public List<SkippedIds> skipped() {
            return List.of();
        }

        @Override
        public void close() {
            // Holds nothing but memory.
        }
    }
}
