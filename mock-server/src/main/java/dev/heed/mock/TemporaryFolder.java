package dev.heed.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder for the files of one server. Thread-safe. */
final class TemporaryFolder {
    private final Path path;

    TemporaryFolder() throws IOException {
        this.path = Files.createTempDirectory("mock-x-");
    }

    Path path() {
        return path;
    }

    /** Deletes what is in it. */
    void empty() {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes it with what is in it; may be called twice. */
    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        empty();
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
