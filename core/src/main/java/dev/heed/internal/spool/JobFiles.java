package dev.heed.internal.spool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The files of one job. Results carry the ID of X's job, so that those of an abandoned one are never taken for its own. */
public final class JobFiles {
    private final Path folder;
    private final Path heldFolder;
    private final @Nullable String extract;

    JobFiles(Path folder, Path heldFolder, @Nullable String extract) {
        this.folder = folder;
        this.heldFolder = heldFolder;
        this.extract = extract;
    }

    /**
     * The IDs, as X gets them. Bears the fingerprint that is in the job's row: another engine may have extracted others
     * under this job meanwhile, and only those that the row knows were sent.
     *
     * @throws IllegalStateException before the IDs were extracted
     */
    public Path ids() {
        if (extract == null) {
            throw new IllegalStateException("No IDs were extracted yet for " + folder.getFileName());
        }
        return ids(extract);
    }

    Path ids(String fingerprint) {
        return folder.resolve("ids-" + fingerprint + ".txt");
    }

    /** Whether the IDs are there, whole. */
    public boolean hasIds() {
        return extract != null && Files.exists(ids());
    }

    /** How large the file of IDs is. */
    public long idBytes() {
        try {
            return Files.size(ids());
        } catch (IOException e) {
            throw Spool.failure(ids(), e);
        }
    }

    /** X's results, as they came. */
    public Path raw(String remoteId) {
        return folder.resolve("results-" + remoteId + ".jsonl");
    }

    /** X's results, understood, checked and sorted. */
    public Path sorted(String remoteId) {
        return folder.resolve("results-" + remoteId + ".sorted");
    }

    /** Whether the checked results are there, whole. */
    public boolean hasSorted(String remoteId) {
        return Files.exists(sorted(remoteId));
    }

    /** Forgets checked results, if there are any. */
    public void dropSorted(String remoteId) {
        try {
            Files.deleteIfExists(sorted(remoteId));
        } catch (IOException e) {
            throw Spool.failure(sorted(remoteId), e);
        }
    }

    /** Where lines are kept that Heed may not act on. */
    public Path held(String remoteId) {
        return folder.resolve("held-" + remoteId + ".jsonl");
    }

    /** Makes the folder, if need be. */
    public Path folder() {
        try {
            return OwnerOnly.createDirectories(folder);
        } catch (IOException e) {
            throw Spool.failure(folder, e);
        }
    }

    /** Forgets everything but the held lines, which a person may want to see. Does nothing the second time. */
    public void finish() {
        if (!Files.exists(folder)) {
            return;
        }
        try (DirectoryStream<Path> held = Files.newDirectoryStream(folder, "held-*.jsonl")) {
            for (Path file : held) {
                keep(file);
            }
            Spool.deleteTree(folder);
        } catch (IOException e) {
            throw Spool.failure(folder, e);
        }
    }

    private void keep(Path file) throws IOException {
        if (Files.size(file) > 0) {
            OwnerOnly.createDirectories(heldFolder);
            Path name = heldFolder.resolve(folder.getFileName() + "-" + file.getFileName());
            Files.move(file, name, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
