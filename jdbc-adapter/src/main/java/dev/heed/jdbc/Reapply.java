package dev.heed.jdbc;

import dev.heed.Action;
import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.JobKey;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.Reasons;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.enforce.JdbcEnforcer;
import dev.heed.jdbc.internal.ledger.DeletedIds;
import dev.heed.jdbc.ledger.LedgerIds;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Fence;
import dev.heed.spi.Returned;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Removes rows again that have come back, by a restored backup or another import, although the ledger says that their IDs
 * were deleted. X is not asked again. What happens to a row is what the mapping says now, in bounded transactions with
 * entries of their own in the ledger ({@link dev.heed.jdbc.ledger.LedgerKind#REAPPLIED}).
 *
 * <p>Thread-safe; may run beside engines.
 */
public final class Reapply {
    /** What X does not take back: people unprotect their Posts and X lifts suspensions, but what was deleted stays so. */
    public static final Set<String> FINAL_REASONS = Reasons.DELETED;

    /** Several that remove at once take turns; none of them has the right of way. */
    private static final Fence FENCE = new Fence("reapply", "reapply", 1);

    private final Database database;
    private final JdbcEnforcer enforcer;
    private final LedgerIds ids;
    private final Supplier<UUID> names;

    Reapply(Database database, JdbcEnforcer enforcer, LedgerIds ids, Supplier<UUID> names) {
        this.database = database;
        this.enforcer = enforcer;
        this.ids = ids;
        this.names = names;
    }

    /** Removes again what was deleted for {@link #FINAL_REASONS}, see {@link #run(Set)}. */
    public Reapplied run() {
        return run(FINAL_REASONS);
    }

    /**
     * Removes again what was deleted for some reasons. An ID counts by what the ledger last says of it.
     *
     * @param reasons X's words, such as {@code deleted}. Whoever names others than {@link #FINAL_REASONS} decides that
     *     what X said once still holds. Not null
     * @throws IllegalArgumentException if one of them is no reason of X to delete
     * @throws dev.heed.HeedException if the ledger holds no plain IDs, or the database refuses; what was removed until then
     *     stays removed
     */
    public Reapplied run(Set<String> reasons) {
        Action.DELETE.requireReasons(reasons);
        requirePlainIds();
        UUID run = names.get();
        for (JobType type : JobType.values()) {
            removeAll(new JobKey(names.get(), run, type, 1), reasons);
        }
        return new Reapplied(enforcer.tally(run), database.read("read the ledger", DeletedIds::hidden));
    }

    private void removeAll(JobKey job, Set<String> reasons) {
        for (IdRange rest = IdRange.ALL; rest.after() < rest.upTo(); ) {
            Returned found = enforcer.returned(job.type(), rest, reasons);
            remove(job, found.notices());
            rest = new IdRange(found.upTo(), rest.upTo());
        }
    }

    private void remove(JobKey job, List<Notice> notices) {
        List<Notice> rest = notices;
        while (!rest.isEmpty()) {
            Applied applied = enforcer.apply(new Batch(job, Batch.NOT_ASKED, FENCE, rest));
            rest = rest.stream().filter(notice -> notice.id() > applied.upTo()).toList();
        }
    }

    private void requirePlainIds() {
        if (!(ids instanceof LedgerIds.Plain)) {
            throw new HeedException(
                    "The ledger of this target is not to hold plain IDs, so it cannot tell which rows have"
                            + " come back. Run the engine instead: it asks X about every ID again.");
        }
    }
}
