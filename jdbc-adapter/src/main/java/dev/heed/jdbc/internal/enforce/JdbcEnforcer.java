package dev.heed.jdbc.internal.enforce;

import dev.heed.HeedException;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.jdbc.Limits;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.internal.database.ConcurrentChange;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.CheckpointRows;
import dev.heed.jdbc.internal.ledger.CheckpointRows.Checkpoint;
import dev.heed.jdbc.internal.ledger.FenceRows;
import dev.heed.jdbc.internal.ledger.LedgerWriter;
import dev.heed.jdbc.internal.ledger.RefusalRows;
import dev.heed.jdbc.internal.ledger.TallyRows;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.jdbc.internal.rows.Execution;
import dev.heed.jdbc.internal.rows.IdBinds;
import dev.heed.jdbc.internal.rows.Measurement;
import dev.heed.jdbc.internal.rows.Meter;
import dev.heed.jdbc.internal.rows.Search;
import dev.heed.jdbc.internal.rows.Steps;
import dev.heed.jdbc.ledger.LedgerKind;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.Refusals;
import dev.heed.spi.Tally;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Changes rows, ledger, tally and checkpoint in one transaction a batch. */
public final class JdbcEnforcer implements Enforcer {
    /** More gain nothing, and lock longer. */
    private static final int IDS_PER_TRANSACTION = 10_000;

    private final Database database;
    private final Map<JobType, Steps> steps = new EnumMap<>(JobType.class);
    private final IdBinds binds;
    private final Limits limits;
    private final String mapping;
    private final LedgerWriter ledger;

    public JdbcEnforcer(Database database, Plan plan, TargetOptions options) {
        this.database = database;
        this.binds = new IdBinds(database.product());
        this.limits = options.limits();
        this.mapping = plan.fingerprint();
        this.ledger = new LedgerWriter(LedgerKind.APPLIED, options.ledgerIds(), options.clock());
        for (JobType type : JobType.values()) {
            steps.put(type, Steps.of(plan, type, options.clock()));
        }
    }

    @Override
    public long appliedUpTo(JobKey job, String remoteId) {
        return database.read(
                "read the checkpoint of job " + job.id(),
                sql -> CheckpointRows.find(sql, job, remoteId).upTo());
    }

    @Override
    public void admit(Fence fence) {
        database.write("note the lease \"" + fence.lease() + "\"", sql -> {
            FenceRows.admit(sql, fence);
            return fence;
        });
    }

    @Override
    public Applied apply(Batch batch) {
        try {
            return attempt(batch);
        } catch (ConcurrentChange firstTime) {
            // Whoever came between has most likely ended by now.
            return attempt(batch);
        }
    }

    @Override
    public Tally preview(JobType type, List<Notice> notices) {
        Steps all = stepsOf(type);
        return database.read("count what " + notices.size() + " IDs would change", sql -> {
            Measurement measured = new Meter(new Search(sql, binds), all.all(), Integer.MAX_VALUE).measure(notices);
            return TallyRows.of(measured.deeds());
        });
    }

    @Override
    public Optional<Refusals> refusals(JobKey job, String remoteId) {
        return database.read("read what was refused of job " + job.id(), sql -> RefusalRows.find(sql, job, remoteId));
    }

    @Override
    public long remaining(JobKey job, String remoteId) {
        return database.read(
                "read how many IDs of job " + job.id() + " remain",
                sql -> CheckpointRows.find(sql, job, remoteId).remaining());
    }

    @Override
    public String mapping() {
        return mapping;
    }

    @Override
    public Tally tally(UUID run) {
        return database.read("read the tally of run " + run, sql -> TallyRows.of(sql, run));
    }

    private Applied attempt(Batch batch) {
        return database.write(
                "apply IDs " + Execution.idsOf(batch.notices()) + " of job "
                        + batch.job().id(),
                sql -> apply(sql, batch));
    }

    private Applied apply(DSLContext sql, Batch batch) {
        FenceRows.admit(sql, batch.fence());
        Checkpoint before = CheckpointRows.find(sql, batch.job(), batch.remoteId());
        if (batch.notices().get(0).id() <= before.upTo()) {
            throw new IllegalArgumentException(
                    "ID " + batch.notices().get(0).id() + " was applied before: the checkpoint is " + before.upTo());
        }
        Steps all = stepsOf(batch.job().type());
        Search search = new Search(sql, binds);
        Measurement fitting =
                new Meter(search, all.all(), limits.rowsPerTransaction()).measure(offered(batch.notices()));
        Collection<Deed> deeds = new Execution(search, fitting).run(all);
        return record(sql, batch, before, fitting.notices(), deeds);
    }

    private Applied record(
            DSLContext sql, Batch batch, Checkpoint before, List<Notice> notices, Collection<Deed> deeds) {
        Checkpoint after = new Checkpoint(
                notices.get(notices.size() - 1).id(), before.batches() + 1, before.remaining() + remaining(deeds));
        TallyRows.insert(sql, batch, after.batches(), deeds);
        CheckpointRows.write(sql, batch.job(), batch.remoteId(), after);
        ledger.write(sql, batch, deeds);
        return new Applied(
                after.upTo(),
                notices.size(),
                deeds.stream().mapToLong(Deed::rows).sum());
    }

    private static long remaining(Collection<Deed> deeds) {
        return deeds.stream().filter(Deed::stays).count();
    }

    private static List<Notice> offered(List<Notice> notices) {
        return notices.subList(0, Math.min(notices.size(), IDS_PER_TRANSACTION));
    }

    private Steps stepsOf(JobType type) {
        Steps found = steps.get(type);
        if (found == null) {
            throw new HeedException("The mapping has no steps for " + type.wireName());
        }
        return found;
    }
}
