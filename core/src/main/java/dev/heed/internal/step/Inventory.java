package dev.heed.internal.step;

import dev.heed.IdRange;
import dev.heed.JobType;
import dev.heed.internal.spool.Spool;
import dev.heed.spi.IdCursor;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** Counts the distinct IDs that the targets hold now. Reads every mapped column of a type once. Thread-safe. */
public final class Inventory {
    private static final int BEAT_EVERY = 5_000;

    private final List<Target> targets;
    private final Spool spool;
    private final String owner;
    private final Pulse pulse;

    /**
     * Counts in these targets, with scratch space in the spool.
     *
     * @param owner names the engine, so that no two use the same space
     */
    public Inventory(List<Target> targets, Spool spool, String owner, Pulse pulse) {
        this.targets = targets;
        this.spool = spool;
        this.owner = owner;
        this.pulse = pulse;
    }

    /**
     * Counts IDs by the part of the ID space that they lie in.
     *
     * @param starts where the parts begin: an ID belongs to the greatest start below it; the first is 0
     * @return how many IDs each part holds, by its start; parts without any are left out
     */
    public synchronized Map<Long, Long> count(JobType type, NavigableSet<Long> starts) {
        String scratch = "inventory-" + type.wireName() + "-" + owner;
        List<IdCursor> cursors = new ArrayList<>();
        try {
            for (Target target : targets) {
                Path folder = spool.emptyScratch(scratch + "-" + cursors.size());
                cursors.add(target.ids().open(type, IdRange.ALL, new Lent(folder, pulse)));
            }
            return count(new MergedIds(cursors), starts);
        } finally {
            cursors.forEach(IdCursor::close);
            for (int i = 0; i < targets.size(); i++) {
                spool.dropScratch(scratch + "-" + i);
            }
        }
    }

    private Map<Long, Long> count(MergedIds ids, NavigableSet<Long> starts) {
        Map<Long, Long> counts = new HashMap<>();
        long read = 0;
        for (long id = ids.next(); id != IdCursor.END; id = ids.next()) {
            if (read++ % BEAT_EVERY == 0) {
                pulse.beat();
            }
            Long start = starts.lower(id);
            if (start != null) {
                counts.merge(start, 1L, Long::sum);
            }
        }
        return counts;
    }
}
