package dev.heed.cli.demo;

import dev.heed.HeedException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps everything, and what it remembers about itself. One demo at a time may use it. */
final class DemoFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel lockFile;
    private final Properties memory = new Properties();

    private DemoFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Opens a folder, a new temporary one if none is named.
     *
     * @throws HeedException if it cannot be written to or another demo uses it
     */
    static DemoFolder open(@Nullable Path wanted) {
        try {
            Path root = wanted == null ? Files.createTempDirectory("heed-demo-") : Files.createDirectories(wanted);
            Path absolute = root.toAbsolutePath().normalize();
            FileChannel file = FileChannel.open(
                    absolute.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                throw new HeedException("Another demo is using " + absolute + ". Let it end, or name another folder.");
            }
            DemoFolder folder = new DemoFolder(absolute, file);
            folder.recall();
            return folder;
        } catch (IOException e) {
            throw new HeedException(
                    "The folder " + wanted + " cannot be used (" + e + "). Name one that can be written to.", e);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    boolean is(String fact) {
        return memory.containsKey(fact);
    }

    Optional<String> recall(String fact) {
        return Optional.ofNullable(memory.getProperty(fact));
    }

    void remember(String fact) {
        remember(fact, "yes");
    }

    /**
     * Remembers how the demo was begun, or checks that it goes on in the same way.
     *
     * @throws HeedException if it was begun differently
     */
    void agree(String what, String value) {
        String known = memory.getProperty(what);
        if (known == null) {
            remember(what, value);
        } else if (!known.equals(value)) {
            throw new HeedException("The folder " + root + " holds a demo that was begun with another " + what + " ("
                    + known + ", not " + value + "). Give the same options to go on with it, or name another folder.");
        }
    }

    private void remember(String fact, String value) {
        memory.setProperty(fact, value);
        try (Writer out = Files.newBufferedWriter(path("demo.properties"))) {
            memory.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void recall() throws IOException {
        if (Files.exists(path("demo.properties"))) {
            try (Reader in = Files.newBufferedReader(path("demo.properties"))) {
                memory.load(in);
            }
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
