package dev.heed.internal.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads lines, but never more of one than fits: a file from elsewhere must not decide how much memory we use. */
final class Lines implements AutoCloseable {
    static final int LONGEST = 16 * 1024;

    private final InputStream in;
    private final byte[] line = new byte[LONGEST];

    Lines(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** The next line without its end, cut after {@link #LONGEST} bytes; null after the last. */
    @Nullable
    String next() throws IOException {
        int length = 0;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (length < LONGEST) {
                line[length++] = (byte) c;
            }
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
