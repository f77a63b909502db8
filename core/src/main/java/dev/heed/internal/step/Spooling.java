package dev.heed.internal.step;

import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobState;
import dev.heed.internal.spool.IdFile;
import dev.heed.internal.spool.JobFiles;
import dev.heed.internal.spool.Spool;
import dev.heed.spi.Batch;

/** PLANNED: fetches the slice's IDs from every target into one file, for what has come back to be looked for among them. */
final class Spooling implements Step {
    private final Extraction extraction;
    private final Spool spool;
    private final int sliceIds;
    private final Returning returning;

    Spooling(Extraction extraction, Spool spool, int sliceIds, Returning returning) {
        this.extraction = extraction;
        this.spool = spool;
        this.sliceIds = sliceIds;
        this.returning = returning;
    }

    @Override
    public Job take(Job job) {
        JobFiles files = spool.files(job);
        return files.hasIds() && returning.isDue(job) ? returning.take(job) : extract(job, files);
    }

    private Job extract(Job job, JobFiles files) {
        files.dropSorted(Batch.NOT_ASKED);
        IdRange range = job.slice().range();
        // The boundaries of a slice that was spooled once are fixed, however many IDs they hold by now.
        long most = job.slice().isFixed() ? Long.MAX_VALUE : sliceIds;
        try (Extraction.Portion portion = extraction.portion(job, most)) {
            IdFile.Written written = IdFile.write(files, portion::next);
            IdRange fixed = portion.isLast() ? range : new IdRange(range.after(), written.last());
            Job spooled = job.with(job.slice().spooled(fixed, written.ids(), written.fingerprint()));
            if (written.ids() == 0) {
                return spooled.to(JobState.DONE);
            }
            return spooled.to(returning.isDue(job) ? JobState.PLANNED : JobState.SPOOLED);
        }
    }
}
