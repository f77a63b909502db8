package dev.heed.internal.step;

import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobType;
import dev.heed.SkippedIds;
import dev.heed.spi.Enforcer;
import dev.heed.spi.IdCursor;
import dev.heed.spi.Target;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The IDs of a slice whose rows a target has marked and may unmark, a page at a time. */
final class MarkedIds implements IdCursor {
    private static final int PAGE = 5_000;

    private final Enforcer enforcer;
    private final JobType type;
    private final Queue<Long> page = new ArrayDeque<>();
    private IdRange rest;

    MarkedIds(Enforcer enforcer, JobType type, IdRange range) {
        this.enforcer = enforcer;
        this.type = type;
        this.rest = range;
    }

    /** Those of all targets. */
    static MergedIds of(Job job, List<Target> targets) {
        return new MergedIds(targets.stream()
                .<IdCursor>map(target -> new MarkedIds(
                        target.enforcer(), job.key().type(), job.slice().range()))
                .toList());
    }

    @Override
    public long next() {
        if (page.isEmpty()) {
            page.addAll(enforcer.marked(type, rest, PAGE));
        }
        if (page.isEmpty()) {
            return END;
        }
        long id = page.remove();
        rest = new IdRange(id, rest.upTo());
        return id;
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
