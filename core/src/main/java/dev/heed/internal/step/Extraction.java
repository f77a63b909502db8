package dev.heed.internal.step;

import dev.heed.EngineListener;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.internal.spool.Spool;
import dev.heed.spi.IdCursor;
import dev.heed.spi.JobStore;
import dev.heed.spi.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The walk over the IDs of a run, kept open from slice to slice so that the tables are scanned once. After a restart it
 * is opened again where the last slice ended.
 */
public final class Extraction implements AutoCloseable {
    private static final int BEAT_EVERY = 5_000;

    private final List<Target> targets;
    private final Spool spool;
    private final JobStore store;
    private final Pulse pulse;
    private final EngineListener listener;
    private @Nullable Walk walk;

    /** Opens nothing yet. */
    public Extraction(List<Target> targets, Spool spool, JobStore store, Pulse pulse, EngineListener listener) {
        this.targets = targets;
        this.spool = spool;
        this.store = store;
        this.pulse = pulse;
        this.listener = listener;
    }

    /** The next IDs of a job's range, at most so many. */
    Portion portion(Job job, long most) {
        return new Portion(job, walkFrom(job), most);
    }

    private Walk walkFrom(Job job) {
        IdRange range = job.slice().range();
        if (walk == null
                || job.slice().isFixed()
                || walk.end != range.upTo()
                || walk.position != range.after()
                || !walk.run.equals(job.key().run())) {
            close();
            walk = open(job, range);
        }
        return walk;
    }

    private Walk open(Job job, IdRange range) {
        List<IdCursor> cursors = new ArrayList<>();
        try {
            for (Target target : targets) {
                Path scratch = spool.emptyScratch(scratchName(job) + "-" + cursors.size());
                IdCursor cursor = target.ids().open(job.key().type(), range, new Lent(scratch, pulse));
                cursors.add(cursor);
                // A walk that begins later has not met everything.
                if (range.after() == IdRange.ALL.after()) {
                    store.saveSkipped(job.key().run(), target.name(), cursor.skipped());
                }
            }
            return new Walk(job.key().run(), new MergedIds(cursors), scratchName(job), range);
        } catch (RuntimeException e) {
            cursors.forEach(IdCursor::close);
            throw e;
        }
    }

    private static String scratchName(Job job) {
        return job.key().run().toString();
    }

    @Override
    public void close() {
        if (walk != null) {
            walk.ids.close();
            for (int i = 0; i < targets.size(); i++) {
                spool.dropScratch(walk.scratch + "-" + i);
            }
            walk = null;
        }
    }

    /** The IDs of one slice. */
    final class Portion implements AutoCloseable {
        private final Job job;
        private final Walk from;
        private final long most;
        private long taken;
        private boolean last;

        private Portion(Job job, Walk from, long most) {
            this.job = job;
            this.from = from;
            this.most = most;
        }

        /** The next ID; {@link IdCursor#END} when the slice is full or nothing is left. */
        long next() {
            if (taken % BEAT_EVERY == 0) {
                pulse.beat();
                listener.extracted(job, taken);
            }
            if (taken == most || !from.ids.hasNext()) {
                last = !from.ids.hasNext();
                return IdCursor.END;
            }
            taken++;
            from.position = from.ids.next();
            return from.position;
        }

        /** Whether nothing is left in the job's range. */
        boolean isLast() {
            return last;
        }

        /** Ends the walk when nothing is left, so that its scratch space is free. */
        @Override
        public void close() {
            if (last) {
                Extraction.this.close();
            }
        }
    }

    private static final class Walk {
        private final UUID run;
        private final MergedIds ids;
        private final String scratch;
        private final long end;
        private long position;

        Walk(UUID run, MergedIds ids, String scratch, IdRange range) {
            this.run = run;
            this.ids = ids;
            this.scratch = scratch;
            this.end = range.upTo();
            this.position = range.after();
        }
    }
}
