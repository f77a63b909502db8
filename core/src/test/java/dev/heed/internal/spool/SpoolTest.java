package dev.heed.internal.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heed.HeedException;
import dev.heed.IdRange;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final Job JOB =
            Job.planned(new JobKey(UUID.randomUUID(), UUID.randomUUID(), JobType.TWEETS, 1), IdRange.ALL);

    private static final UUID RUN = UUID.randomUUID();

    @TempDir
    Path root;

    @Test
    void aFileOfIdsIsDigitsAndLinefeedsOnly() throws IOException {
        JobFiles files = Spool.open(root).files(JOB);
        PrimitiveIterator.OfLong ids = LongStream.of(5, 60, Long.MAX_VALUE).iterator();

        IdFile.Written written = IdFile.write(files, () -> ids.hasNext() ? ids.nextLong() : -1);

        assertThat(Files.readString(files.ids(written.fingerprint()))).isEqualTo("5\n60\n9223372036854775807\n");
        assertThat(written.ids()).isEqualTo(3);
        assertThat(written.last()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aFileThatWasNotFinishedIsNotThere() {
        JobFiles files = Spool.open(root).files(JOB);

        assertThatThrownBy(() -> IdFile.write(files, () -> {
                    throw new IllegalStateException("killed");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(files.folder()).isEmptyDirectory();
    }

    @Test
    void aDiskThatRefusesIsOneClearError() throws IOException {
        JobFiles files = Spool.open(root).files(JOB);
        Path file = Files.createDirectory(files.folder().resolve("ids.draft"));

        assertThatThrownBy(() -> IdFile.write(files, () -> -1))
                .isInstanceOf(HeedException.class)
                .hasMessageContaining("The spool cannot be used at " + file)
                .hasMessageContaining("Make room there or mend its permissions");
    }

    @Test
    void heldLinesOutliveTheirJob() throws IOException {
        JobFiles files = Spool.open(root).files(JOB);
        Path folder = files.folder();
        Files.writeString(folder.resolve("ids-1.txt"), "1\n");
        Files.writeString(files.held("9"), "{}\n");

        files.finish();
        files.finish();

        assertThat(folder).doesNotExist();
        assertThat(root.resolve("held")).isDirectoryContaining("glob:**held-9.jsonl");
    }

    @Test
    void nobodyElseMayLookIntoIt() throws IOException {
        assumeTrue(root.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path folder = root.resolve("new").resolve("spool");
        Spool spool = Spool.open(folder);

        for (Path each : List.of(folder, spool.files(JOB).folder(), spool.emptyScratch("x"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatCrashesHaveLeftIsRemovedOnceItsJobOrRunIsOver() throws IOException {
        Spool spool = Spool.open(root);
        JobFiles over = spool.files(JOB);
        Files.writeString(over.folder().resolve("ids-1.txt"), "1\n");
        Files.writeString(over.held("9"), "{}\n");
        Path open = spool.files(Job.planned(new JobKey(RUN, RUN, JobType.TWEETS, 2), IdRange.ALL))
                .folder();
        Path scratch = spool.emptyScratch(JOB.key().id() + "-0");
        Path others = Files.createDirectory(root.resolve("somebody else's"));

        spool.clean(JOB.key().id()::equals);

        assertThat(root.resolve(JOB.key().id().toString())).doesNotExist();
        assertThat(root.resolve("held")).isDirectoryContaining("glob:**held-9.jsonl");
        assertThat(scratch).doesNotExist();
        assertThat(open).exists();
        assertThat(others).exists();
    }
}
