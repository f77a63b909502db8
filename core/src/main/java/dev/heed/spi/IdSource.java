package dev.heed.spi;

import dev.heed.IdRange;
import dev.heed.JobType;

/** Tells which IDs a database holds. */
public interface IdSource {
    /**
     * Opens a walk over the distinct IDs of one kind, in ascending order. May take as long as a scan of every mapped
     * table; works in bounded memory and keeps no connection open longer than that scan.
     *
     * @param type the kind
     * @param range the part of the ID space
     * @param work the caller's scratch space and pulse
     * @return a walk that the caller closes
     * @throws dev.heed.HeedException if the database cannot be read or the scratch folder not be written
     */
    IdCursor open(JobType type, IdRange range, Work work);
}
