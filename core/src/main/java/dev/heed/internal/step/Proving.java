package dev.heed.internal.step;

import dev.heed.Job;
import dev.heed.Notice;
import dev.heed.internal.spool.SortedNotices;
import dev.heed.spi.Proof;
import dev.heed.spi.Proof.Deviation;
import dev.heed.spi.Tally;
import dev.heed.spi.Target;
import java.util.ArrayList;
import java.util.List;

/** Looks once more for every ID of a result in a target, after the last of them was applied there. */
final class Proving implements AutoCloseable {
    private final Outside outside;
    private final Job job;
    private final String remoteId;
    private final Target target;
    private final SortedNotices notices;
    private final List<Proof> found = new ArrayList<>();
    private long upTo;

    Proving(Outside outside, Job job, String remoteId, Target target) {
        this.outside = outside;
        this.job = job;
        this.remoteId = remoteId;
        this.target = target;
        this.notices = new SortedNotices(outside.spool().files(job).sorted(remoteId));
    }

    /** Looks for some more IDs; whether those were all, and what was found is recorded. */
    boolean isDone(int most) {
        List<Notice> some = notices.next(upTo, most);
        if (some.isEmpty()) {
            record();
            return true;
        }
        upTo = some.get(some.size() - 1).id();
        Tally pending = target.enforcer().preview(job.key().type(), some);
        List<Deviation> left = pending.tables().stream()
                .filter(each -> each.rows() > 0)
                .map(each -> new Deviation(each.table(), each.rows(), 0))
                .toList();
        found.add(new Proof(some.size(), left));
        return false;
    }

    private void record() {
        Proof proof = Proof.sum(found);
        if (proof.ids() > 0) {
            target.enforcer().prove(job.key(), remoteId, proof);
            outside.listener().proved(job, target.name(), proof);
        }
    }

    @Override
    public void close() {
        notices.close();
    }
}
