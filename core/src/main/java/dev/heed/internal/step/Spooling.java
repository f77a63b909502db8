package dev.heed.internal.step;

import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.internal.spool.IdFile;
import dev.heed.internal.spool.JobFiles;
import dev.heed.internal.spool.Spool;

/** PLANNED: fetches the slice's IDs from every target into one file. */
final class Spooling implements Step {
    private final Extraction extraction;
    private final Spool spool;
    private final int sliceIds;

    Spooling(Extraction extraction, Spool spool, int sliceIds) {
        this.extraction = extraction;
        this.spool = spool;
        this.sliceIds = sliceIds;
    }

    @Override
    public Job take(Job job) {
        JobFiles files = spool.files(job);
        IdRange range = job.slice().range();
        // The boundaries of a slice that was spooled once are fixed, however many IDs they hold by now.
        long most = job.slice().isFixed() ? Long.MAX_VALUE : sliceIds;
        try (Extraction.Portion portion = extraction.portion(job, most)) {
            IdFile.Written written = IdFile.write(files, portion::next);
            IdRange fixed = portion.isLast() ? range : new IdRange(range.after(), written.last());
            Job spooled = job.with(job.slice().spooled(fixed, written.ids(), written.fingerprint()));
            return spooled.to(written.ids() > 0 ? JobState.SPOOLED : JobState.DONE);
        }
    }
}
