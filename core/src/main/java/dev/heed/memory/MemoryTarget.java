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
import dev.heed.spi.Proof;
import dev.heed.spi.Refusals;
import dev.heed.spi.Returned;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import dev.heed.spi.Tempo;
import dev.heed.spi.Work;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A database of Posts and accounts in memory: for each ID, how many rows it has and whether their geo data is still
 * there. Thread-safe; a walk over the IDs sees them as they were when it was opened.
 */
public final class MemoryTarget implements IdSource, Enforcer {
    private final Map<JobType, MemoryRows> rows = new EnumMap<>(JobType.class);
    private final Map<String, Long> checkpoints = new HashMap<>();
    private final Map<String, Long> fences = new HashMap<>();
    private final Map<UUID, List<Tally>> tallies = new HashMap<>();
    private final Map<UUID, Map<String, Proof>> proofs = new HashMap<>();
    private final Map<String, SortedSet<Long>> refused = new HashMap<>();
    private final Map<String, Integer> parts = new HashMap<>();
    private final Map<String, Long> remaining = new HashMap<>();
    private final int rowsPerTransaction;

    /** An empty database. */
    public MemoryTarget() {
        this(Integer.MAX_VALUE);
    }

    /**
     * An empty database with bounded transactions.
     *
     * @param rowsPerTransaction how many rows one may change
     */
    public MemoryTarget(int rowsPerTransaction) {
        this.rowsPerTransaction = rowsPerTransaction;
        for (JobType type : JobType.values()) {
            rows.put(type, new MemoryRows());
        }
    }

    /** This database as a target. */
    public Target as(String name) {
        return new Target(name, this, this);
    }

    /** Adds a row with geo data. */
    public MemoryTarget add(JobType type, long id) {
        return add(type, id, 1);
    }

    /** Adds so many rows with geo data. */
    public synchronized MemoryTarget add(JobType type, long id, int count) {
        table(type).put(id, count);
        return this;
    }

    /** Deletes the rows of an ID as their owner would, past any engine. */
    public synchronized MemoryTarget remove(JobType type, long id) {
        table(type).remove(id);
        return this;
    }

    /** Lets no engine change the rows of an ID, as a foreign key would that no mapping names. */
    public synchronized MemoryTarget refuse(JobType type, long id) {
        table(type).fix(id, Outcome.REFUSED);
        return this;
    }

    /** Holds the rows of an ID back, as a mapping may. */
    public synchronized MemoryTarget hold(JobType type, long id) {
        table(type).fix(id, Outcome.HELD);
        return this;
    }

    /** Lets a deletion hide the rows of an ID instead, until X no longer names it. */
    public synchronized MemoryTarget hide(JobType type, long id) {
        table(type).hide(id);
        return this;
    }

    /** Whether its rows are hidden. */
    public synchronized boolean isHidden(JobType type, long id) {
        return table(type).isHidden(id);
    }

    /** Whether there is a row. */
    public boolean holds(JobType type, long id) {
        return count(type, id) > 0;
    }

    /** How many rows there are. */
    public synchronized int count(JobType type, long id) {
        return table(type).count(id);
    }

    /** Whether there is a row that still has geo data. */
    public synchronized boolean holdsGeo(JobType type, long id) {
        return table(type).hasGeo(id);
    }

    @Override
    public synchronized IdCursor open(JobType type, IdRange range, Work work) {
        work.beat();
        return new Walk(table(type).ids(range.after(), range.upTo()));
    }

    @Override
    public synchronized long appliedUpTo(JobKey job, String remoteId) {
        return checkpoints.getOrDefault(result(job, remoteId), 0L);
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
        MemoryRows table = table(batch.job().type());
        Notice first = batch.notices().get(0);
        if (table.pending(first) > rowsPerTransaction) {
            return applyPart(batch, first);
        }
        int ids = 0;
        int changed = 0;
        for (Notice notice : batch.notices()) {
            int pending = table.pending(notice);
            if (changed + pending > rowsPerTransaction) {
                break;
            }
            applyWhole(batch, notice);
            changed += pending;
            ids++;
        }
        long last = batch.notices().get(ids - 1).id();
        checkpoints.put(result(batch.job(), batch.remoteId()), last);
        return new Applied(last, ids, changed);
    }

    private Applied applyPart(Batch batch, Notice notice) {
        table(batch.job().type()).change(notice, rowsPerTransaction);
        parts.merge(part(batch, notice), rowsPerTransaction, Integer::sum);
        return new Applied(appliedUpTo(batch.job(), batch.remoteId()), 0, rowsPerTransaction);
    }

    private void applyWhole(Batch batch, Notice notice) {
        JobKey job = batch.job();
        MemoryRows table = table(job.type());
        Outcome outcome = table.outcome(notice);
        int pending = table.pending(notice);
        table.change(notice, pending);
        table.note(notice, outcome);
        int changed =
                pending + Optional.ofNullable(parts.remove(part(batch, notice))).orElse(0);
        tallies.computeIfAbsent(job.run(), run -> new ArrayList<>()).add(told(job.type(), notice, outcome, changed));
        if (outcome == Outcome.REFUSED) {
            refused.computeIfAbsent(result(job, batch.remoteId()), key -> new TreeSet<>())
                    .add(notice.id());
        }
        if (notice.action() != Action.RESTORE && holds(job.type(), notice.id())) {
            remaining.merge(result(job, batch.remoteId()), 1L, Long::sum);
        }
    }

    private static String result(JobKey job, String remoteId) {
        return job.id() + "/" + remoteId;
    }

    private static String part(Batch batch, Notice notice) {
        return result(batch.job(), batch.remoteId()) + "/" + notice.id();
    }

    @Override
    public synchronized Tally preview(JobType type, List<Notice> notices) {
        MemoryRows table = table(type);
        return Tally.sum(notices.stream()
                .map(notice -> told(type, notice, table.outcome(notice), table.pending(notice)))
                .toList());
    }

    private Tally told(JobType type, Notice notice, Outcome outcome, int changed) {
        Change change = table(type).kind(notice);
        return new Tally(
                List.of(new Tally.ByReason(notice.action(), notice.reason(), outcome, 1)),
                List.of(new Tally.ByTable(type.wireName(), change, notice.action(), notice.reason(), changed)));
    }

    @Override
    public synchronized Optional<Refusals> refusals(JobKey job, String remoteId) {
        return Optional.ofNullable(refused.get(result(job, remoteId)))
                .map(ids -> new Refusals(ids.size(), "the first of them ID " + ids.first() + "."));
    }

    @Override
    public synchronized long remaining(JobKey job, String remoteId) {
        return remaining.getOrDefault(result(job, remoteId), 0L);
    }

    @Override
    public synchronized void prove(JobKey job, String remoteId, Proof found) {
        proofs.computeIfAbsent(job.run(), run -> new HashMap<>()).put(result(job, remoteId), found);
    }

    @Override
    public void tune(Tempo tempo) {
        // Memory takes no time.
    }

    @Override
    public synchronized List<Long> marked(JobType type, IdRange range, int most) {
        List<Long> ids = table(type).restorable(range.after(), range.upTo());
        return ids.subList(0, Math.min(most, ids.size()));
    }

    @Override
    public synchronized Returned returned(JobType type, IdRange range, Set<String> reasons) {
        return new Returned(range.upTo(), table(type).returned(range.after(), range.upTo(), reasons));
    }

    @Override
    public String mapping() {
        return "delete rows, clear geo data";
    }

    @Override
    public synchronized Tally tally(UUID run) {
        return Tally.sum(tallies.getOrDefault(run, List.of()))
                .with(Proof.sum(proofs.getOrDefault(run, Map.of()).values()));
    }

    private MemoryRows table(JobType type) {
        MemoryRows table = rows.get(type);
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
