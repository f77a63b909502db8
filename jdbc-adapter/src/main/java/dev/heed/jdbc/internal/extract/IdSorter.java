package dev.heed.jdbc.internal.extract;

import dev.heed.spi.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of IDs in bounded memory: full buffers go to disk as sorted runs, which are merged in the end. Not
 * thread-safe.
 */
final class IdSorter implements AutoCloseable {
    /** 4 MB: large enough for few runs, small beside a heap of 64 MB. */
    private static final int IDS_IN_MEMORY = 512 * 1024;

    /** Each open run costs a buffer of 64 KB and a file handle. */
    private static final int RUNS_AT_ONCE = 64;

    private final Path folder;
    private final int fanIn;
    private final Deque<Path> runs = new ArrayDeque<>();
    private long[] buffer;
    private int filled;
    private int written;

    IdSorter(Path folder) {
        this(folder, IDS_IN_MEMORY, RUNS_AT_ONCE);
    }

    IdSorter(Path folder, int idsInMemory, int fanIn) {
        this.folder = folder;
        this.buffer = new long[idsInMemory];
        this.fanIn = fanIn;
    }

    void add(long id) throws IOException {
        if (filled == buffer.length) {
            spill();
        }
        buffer[filled++] = id;
    }

    /** The IDs that were added, ascending, each once. Nothing can be added afterwards. */
    IdStream sorted(Work work) throws IOException {
        Arrays.sort(buffer, 0, filled);
        if (runs.isEmpty()) {
            return distinct(new ArrayIds(buffer, filled));
        }
        spill();
        buffer = new long[0];
        while (runs.size() > fanIn) {
            runs.addLast(write(merge(fanIn), work));
        }
        return merge(runs.size());
    }

    private void spill() throws IOException {
        Arrays.sort(buffer, 0, filled);
        runs.addLast(write(distinct(new ArrayIds(buffer, filled)), null));
        filled = 0;
    }

    private Path write(IdStream ids, @Nullable Work work) throws IOException {
        Path run = folder.resolve("heed-ids-" + written++ + ".run");
        try (ids) {
            RunFile.write(run, ids, work);
        }
        return run;
    }

    private IdStream merge(int count) throws IOException {
        List<IdStream> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(RunFile.read(runs.removeFirst()));
        }
        return distinct(new MergedIds(inputs));
    }

    private static IdStream distinct(IdStream ids) {
        return new DistinctIds(ids);
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }
}
