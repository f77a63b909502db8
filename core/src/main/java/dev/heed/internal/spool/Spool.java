package dev.heed.internal.spool;

import dev.heed.HeedException;
import dev.heed.Job;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder in which IDs and results wait. What is lost here is extracted or downloaded again. */
public final class Spool {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-\\d+)?");

    private final Path root;

    private Spool(Path root) {
        this.root = root;
    }

    /**
     * Opens a spool folder, and makes it if need be.
     *
     * @throws HeedException if nothing can be written there
     */
    public static Spool open(Path root) {
        try {
            OwnerOnly.createDirectories(root);
            Files.delete(Files.createTempFile(root, "writable", ".probe"));
            return new Spool(root);
        } catch (IOException e) {
            throw new HeedException(
                    "The spool folder " + root + " is not writable (" + describe(e)
                            + "). Name a folder that this user may write to, with room for the IDs of two slices.",
                    e);
        }
    }

    /** The files of a job. */
    public JobFiles files(Job job) {
        return new JobFiles(
                root.resolve(job.key().id().toString()),
                root.resolve("held"),
                job.slice().extract());
    }

    /** An empty folder for temporary files. */
    public Path emptyScratch(String name) {
        Path scratch = root.resolve("scratch").resolve(name);
        try {
            deleteTree(scratch);
            return OwnerOnly.createDirectories(scratch);
        } catch (IOException e) {
            throw failure(scratch, e);
        }
    }

    /**
     * Removes what crashes have left here: folders of jobs and scratch folders of runs.
     *
     * @param isOver whether a job or run of this name is known, and nothing more will be done in it
     */
    public void clean(Predicate<UUID> isOver) {
        for (Path folder : List.of(root, root.resolve("scratch"))) {
            for (Path each : children(folder)) {
                nameOf(each).filter(isOver).ifPresent(name -> drop(each));
            }
        }
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** Folders bear the name of a job, or of a run and a number. */
    private static Optional<UUID> nameOf(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches() ? Optional.of(UUID.fromString(name.group(1))) : Optional.empty();
    }

    private void drop(Path folder) {
        new JobFiles(folder, root.resolve("held"), null).finish();
    }

    /** Drops a scratch folder. */
    public void dropScratch(String name) {
        Path scratch = root.resolve("scratch").resolve(name);
        try {
            deleteTree(scratch);
        } catch (IOException e) {
            throw failure(scratch, e);
        }
    }

    /** What a person reads when the disk refuses. */
    public static HeedException failure(Path where, IOException e) {
        return new HeedException(
                "The spool cannot be used at " + where + " (" + describe(e)
                        + "). Make room there or mend its permissions, then run again; nothing was lost.",
                e);
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String describe(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
