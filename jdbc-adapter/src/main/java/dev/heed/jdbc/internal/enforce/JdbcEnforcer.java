package dev.heed.jdbc.internal.enforce;

import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.jdbc.TargetOptions;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.CheckpointRows;
import dev.heed.jdbc.internal.ledger.DeletedIds;
import dev.heed.jdbc.internal.ledger.FenceRows;
import dev.heed.jdbc.internal.ledger.LedgerWriter;
import dev.heed.jdbc.internal.ledger.ProofRows;
import dev.heed.jdbc.internal.ledger.RefusalRows;
import dev.heed.jdbc.internal.ledger.TallyRows;
import dev.heed.jdbc.internal.mapping.Plan;
import dev.heed.jdbc.internal.marks.MarkRows;
import dev.heed.jdbc.internal.rows.Deed;
import dev.heed.jdbc.internal.rows.Forecast;
import dev.heed.jdbc.internal.rows.IdBinds;
import dev.heed.jdbc.internal.rows.Steps;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.BusyException;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Fence;
import dev.heed.spi.Proof;
import dev.heed.spi.Refusals;
import dev.heed.spi.Returned;
import dev.heed.spi.Tally;
import dev.heed.spi.Tempo;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Changes the rows of a database, and tells what was and would be changed. */
public final class JdbcEnforcer implements Enforcer {
    private static final int ENTRIES_A_PAGE = 5_000;

    private final Database database;
    private final Map<JobType, Steps> steps = new EnumMap<>(JobType.class);
    private final String mapping;
    private final Attempts attempts;
    private final Pace pace;
    private final TunableThrottle throttle;
    private final InstantSource clock;
    private final boolean knowsIds;

    /** Writes nothing yet. */
    public JdbcEnforcer(Database database, Plan plan, TargetOptions options) {
        this.database = database;
        this.mapping = plan.fingerprint();
        this.throttle = new TunableThrottle(options.throttle());
        this.pace = new Pace(options.limits(), options.clock());
        this.clock = options.clock();
        this.knowsIds = options.ledgerIds() instanceof LedgerIds.Plain;
        for (JobType type : JobType.values()) {
            steps.put(type, Steps.of(plan, type, options.clock()));
        }
        LedgerWriter ledger = new LedgerWriter(options.ledgerIds(), options.clock());
        this.attempts = new Attempts(new BatchTransaction(database, options.limits(), steps, ledger), pace);
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
        throttle.pause(clock.instant()).ifPresent(pause -> {
            throw new BusyException(pause.until(), pause.why());
        });
        Applied applied = attempts.apply(batch);
        throttle.wrote(applied.rows(), clock.instant());
        return applied;
    }

    @Override
    public void tune(Tempo tempo) {
        pace.aim(tempo.transactionTime());
        throttle.limit(tempo.rowsPerSecond());
    }

    @Override
    public Tally preview(JobType type, List<Notice> notices) {
        return TallyRows.of(measure(type, notices));
    }

    /** Those of some notices whose rows would be changed now. */
    private List<Notice> pending(JobType type, List<Notice> notices) {
        return measure(type, notices).stream()
                .filter(deed -> deed.rows() > 0)
                .map(Deed::notice)
                .toList();
    }

    private Collection<Deed> measure(JobType type, List<Notice> notices) {
        Steps all = stepsOf(type);
        return database.read(
                "count what " + notices.size() + " IDs would change",
                sql -> new Forecast(sql, new IdBinds(database.product()), all).of(notices));
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
    public void prove(JobKey job, String remoteId, Proof found) {
        database.write("note what is left of job " + job.id(), sql -> {
            ProofRows.replace(sql, job, remoteId, found, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return found;
        });
    }

    @Override
    public List<Long> marked(JobType type, IdRange range, int most) {
        return database.read("read what is marked", sql -> MarkRows.ids(sql, type, range, most));
    }

    @Override
    public Returned returned(JobType type, IdRange range, Set<String> reasons) {
        if (!knowsIds) {
            return new Returned(range.upTo(), List.of());
        }
        DeletedIds deleted = new DeletedIds(type, reasons);
        Returned page = database.read("look up what was deleted", sql -> deleted.in(sql, range, ENTRIES_A_PAGE));
        return page.notices().isEmpty() ? page : new Returned(page.upTo(), pending(type, page.notices()));
    }

    @Override
    public String mapping() {
        return mapping;
    }

    @Override
    public Tally tally(UUID run) {
        return database.read(
                "read the tally of run " + run, sql -> TallyRows.of(sql, run).with(ProofRows.of(sql, run)));
    }

    private Steps stepsOf(JobType type) {
        Steps found = steps.get(type);
        if (found == null) {
            throw new HeedException("The mapping has no steps for " + type.wireName());
        }
        return found;
    }
}
