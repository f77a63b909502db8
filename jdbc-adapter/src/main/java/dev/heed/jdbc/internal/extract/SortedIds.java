package dev.heed.jdbc.internal.extract;

import dev.heed.SkippedIds;
import dev.heed.spi.IdCursor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The IDs of a scan, sorted. */
final class SortedIds implements IdCursor {
    private final IdStream ids;
    private final List<SkippedIds> skipped;
    private final Path folder;

    SortedIds(IdStream ids, List<SkippedIds> skipped, Path folder) {
        this.ids = ids;
        this.skipped = List.copyOf(skipped);
        this.folder = folder;
    }

    @Override
    public long next() {
        try {
            return ids.next();
        } catch (IOException e) {
            throw Scratch.failed(folder, e);
        }
    }

    @Override
    public List<SkippedIds> skipped() {
        return skipped;
    }

    @Override
    public void close() {
        try {
            ids.close();
        } catch (IOException e) {
            throw Scratch.failed(folder, e);
        }
    }
}
