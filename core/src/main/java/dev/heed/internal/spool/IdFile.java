package dev.heed.internal.spool;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.function.LongSupplier;

/** A file of ascending IDs, one a line, digits and LF only: what X is sent. */
public final class IdFile {
    private IdFile() {}

    /**
     * What was written.
     *
     * @param ids how many IDs
     * @param last the last of them; 0 if there is none
     * @param fingerprint differs from that of any other IDs
     */
    public record Written(long ids, long last, String fingerprint) {}

    /**
     * Writes IDs until {@code ids} gives a negative number. The file bears their fingerprint as its name, see {@link
     * JobFiles#ids()}.
     *
     * @throws dev.heed.HeedException if the disk refuses
     */
    public static Written write(JobFiles files, LongSupplier ids) {
        Path draft = files.folder().resolve("ids.draft");
        try (WholeFile whole = WholeFile.at(draft)) {
            DigestOutputStream out = new DigestOutputStream(whole.out(), Sha256.start());
            long count = 0;
            long last = 0;
            for (long id = ids.getAsLong(); id >= 0; id = ids.getAsLong()) {
                out.write(Long.toString(id).getBytes(StandardCharsets.US_ASCII));
                out.write('\n');
                last = id;
                count++;
            }
            String fingerprint = Sha256.text(out.getMessageDigest());
            whole.commit(files.ids(fingerprint));
            return new Written(count, last, fingerprint);
        } catch (IOException e) {
            throw Spool.failure(draft, e);
        }
    }

    /** Reads a file that {@link #write} wrote. Not thread-safe. */
    static final class Reader implements AutoCloseable {
        static final long END = Long.MAX_VALUE;
        private final InputStream in;

        Reader(Path file) throws IOException {
            this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        /** The next ID, or {@link #END}. */
        long next() throws IOException {
            int c = in.read();
            if (c < 0) {
                return END;
            }
            long id = 0;
            for (; c != '\n' && c >= 0; c = in.read()) {
                id = id * 10 + (c - '0');
            }
            return id;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
