package dev.heed.jdbc.internal.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.jdbc.TestWork;
import dev.heed.spi.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdSorterTest {
    @TempDir
    Path folder;

    @Test
    void sortsInMemoryWhatFits() throws IOException {
        assertThat(sorted(new IdSorter(folder, 4, 2), 3, 1, 2, 1)).containsExactly(1L, 2L, 3L);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void mergesRunsFromDisk() throws IOException {
        assertThat(sorted(new IdSorter(folder, 2, 64), 5, 3, 9, 3, 1, 5, 7)).containsExactly(1L, 3L, 5L, 7L, 9L);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void holdsNothing() throws IOException {
        assertThat(sorted(new IdSorter(folder, 2, 2))).isEmpty();
    }

    @Test
    void mergesMoreRunsThanItMayOpenAtOnce() throws IOException {
        long[] ids = new Random(7).longs(100_000, 1, 60_000).toArray();

        assertThat(sorted(new IdSorter(folder, 100, 3), ids))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize((int) Arrays.stream(ids).distinct().count());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void opensNoMoreRunsThanAllowed() throws IOException {
        IdSorter sorter = new IdSorter(folder, 10, 4);
        for (long id = 1; id <= 1_000; id++) {
            sorter.add(id);
        }

        try (IdStream ids = sorter.sorted(work())) {
            assertThat(ids.next()).isEqualTo(1);
            assertThat(files()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void leavesNoRunsWhenItIsGivenUp() throws IOException {
        IdSorter sorter = new IdSorter(folder, 2, 4);
        for (long id = 1; id <= 10; id++) {
            sorter.add(id);
        }
        assertThat(files()).isNotEmpty();

        sorter.close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichFolderCannotBeWritten() {
        Path gone = folder.resolve("gone");
        IdSorter sorter = new IdSorter(gone, 1, 4);

        assertThatThrownBy(() -> {
                    sorter.add(1);
                    sorter.add(2);
                })
                .isInstanceOf(NoSuchFileException.class);
        assertThat(Scratch.failed(gone, new IOException("No space left on device")))
                .hasMessage("Heed could not keep IDs in the folder " + gone
                        + " while sorting them: No space left on device. Make room there (8 bytes for each row of a"
                        + " matched column), or choose another folder.");
    }

    private List<Long> sorted(IdSorter sorter, long... ids) throws IOException {
        for (long id : ids) {
            sorter.add(id);
        }
        List<Long> sorted = new ArrayList<>();
        try (IdStream stream = sorter.sorted(work())) {
            for (long id = stream.next(); id != IdStream.END; id = stream.next()) {
                sorted.add(id);
            }
        }
        return sorted;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Work work() {
        return new TestWork(folder, () -> {});
    }
}
