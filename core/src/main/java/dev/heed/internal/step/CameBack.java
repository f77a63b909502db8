package dev.heed.internal.step;

import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobType;
import dev.heed.Notice;
import dev.heed.spi.Batch;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Returned;
import dev.heed.spi.Target;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/** What has come back of a slice, in one target after the other, a page at a time. */
final class CameBack implements Iterator<Notice> {
    private final JobType type;
    private final IdRange all;
    private final Set<String> reasons;
    private final Pulse pulse;
    private final Iterator<Enforcer> enforcers;
    private final Queue<Notice> page = new ArrayDeque<>();
    private Enforcer enforcer;
    private IdRange rest;

    /** @param targets at least one */
    CameBack(Job job, List<Target> targets, Set<String> reasons, Pulse pulse) {
        this.type = job.key().type();
        this.all = new IdRange(begin(job, targets), job.slice().range().upTo());
        this.reasons = reasons;
        this.pulse = pulse;
        this.enforcers = targets.stream().map(Target::enforcer).iterator();
        this.enforcer = enforcers.next();
        this.rest = all;
    }

    /** A process that died may have come some way; a checkpoint lets nothing below it be applied again. */
    private static long begin(Job job, List<Target> targets) {
        return targets.stream()
                .mapToLong(target -> target.enforcer().appliedUpTo(job.key(), Batch.NOT_ASKED))
                .reduce(job.slice().range().after(), Math::max);
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && (rest.after() < rest.upTo() || enforcers.hasNext())) {
            look();
        }
        return !page.isEmpty();
    }

    private void look() {
        pulse.beat();
        if (rest.after() == rest.upTo()) {
            enforcer = enforcers.next();
            rest = all;
        }
        Returned found = enforcer.returned(type, rest, reasons);
        page.addAll(found.notices());
        rest = new IdRange(found.upTo(), rest.upTo());
    }

    @Override
    public Notice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }
}
