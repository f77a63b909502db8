package dev.heed.mock;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file line by line, in bounded memory even if it has no lines at all. Not thread-safe. */
final class Lines implements AutoCloseable {
    /** Far longer than any ID; the rest of such a line tells nothing more. */
    private static final int LONGEST = 1_024;

    private final InputStream in;

    Lines(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file));
    }

    /** The next line without its LF, cut if it is overlong; empty at the end of the file. */
    Optional<String> next() throws IOException {
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() < LONGEST) {
                line.append((char) next);
            }
        }
        return Optional.of(line.toString());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
