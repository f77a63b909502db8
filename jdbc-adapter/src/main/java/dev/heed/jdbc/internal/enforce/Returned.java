package dev.heed.jdbc.internal.enforce;

import dev.heed.JobKey;
import dev.heed.Notice;
import dev.heed.jdbc.internal.database.Database;
import dev.heed.jdbc.internal.ledger.DeletedIds;
import dev.heed.jdbc.internal.ledger.DeletedIds.Page;
import dev.heed.spi.Applied;
import dev.heed.spi.Batch;
import dev.heed.spi.Fence;
import java.util.List;
import java.util.Optional;

/** Finds rows that have come back although the ledger says that their IDs were deleted, and removes them again. */
public final class Returned {
    private static final int IDS_A_PAGE = 5_000;

    /** Stands in the ledger where X's job would: X was not asked. */
    private static final String REMOTE_ID = "reapply";

    /** Several that remove at once take turns; none of them has the right of way. */
    private static final Fence FENCE = new Fence("reapply", "reapply", 1);

    private final Database database;
    private final JdbcEnforcer enforcer;

    public Returned(Database database, JdbcEnforcer enforcer) {
        this.database = database;
        this.enforcer = enforcer;
    }

    /** Removes what has come back of some deleted IDs, as one job. */
    public void remove(JobKey job, DeletedIds deleted) {
        Optional<Page> page = after(deleted, 0);
        while (page.isPresent()) {
            remove(job, enforcer.pending(job.type(), page.get().notices()));
            page = after(deleted, page.get().upTo());
        }
    }

    private Optional<Page> after(DeletedIds deleted, long id) {
        return database.read("read the ledger", sql -> deleted.after(sql, id, IDS_A_PAGE));
    }

    private void remove(JobKey job, List<Notice> notices) {
        List<Notice> rest = notices;
        while (!rest.isEmpty()) {
            Applied applied = enforcer.apply(new Batch(job, REMOTE_ID, FENCE, rest));
            rest = rest.stream().filter(notice -> notice.id() > applied.upTo()).toList();
        }
    }
}
