package dev.heed.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heed.HeedException;
import dev.heed.JobKey;
import dev.heed.JobType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path root;

    @Test
    void aFileOfIdsIsDigitsAndLinefeedsOnly() throws IOException {
        Path file = root.resolve("ids");
        PrimitiveIterator.OfLong ids = LongStream.of(5, 60, Long.MAX_VALUE).iterator();

        IdFile.Written written = IdFile.write(file, () -> ids.hasNext() ? ids.nextLong() : -1);

        assertThat(Files.readString(file)).isEqualTo("5\n60\n9223372036854775807\n");
        assertThat(written).isEqualTo(new IdFile.Written(3, Long.MAX_VALUE));
    }

    @Test
    void aFileThatWasNotFinishedIsNotThere() {
        Path file = root.resolve("ids");

        assertThatThrownBy(() -> IdFile.write(file, () -> {
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aDiskThatRefusesIsOneClearError() {
        Path file = root.resolve("gone").resolve("ids");

        assertThatThrownBy(() -> IdFile.write(file, () -> -1))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("The spool cannot be used at " + file)
                .hasMessageContaining("Make room there or mend its permissions");
    }

    @Test
    void heldLinesOutliveTheirJob() throws IOException {
        JobFiles files = Spool.open(root).files(new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1));
        Files.writeString(files.folder().resolve("ids.txt"), "1\n");
        Files.writeString(files.held("9"), "{}\n");

        files.finish();
        files.finish();

        assertThat(files.ids().getParent()).doesNotExist();
        assertThat(root.resolve("held")).isDirectoryContaining("glob:**held-9.jsonl");
    }
}
