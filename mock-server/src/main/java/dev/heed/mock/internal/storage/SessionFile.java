package dev.heed.mock.internal.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a resumable upload that have come so far. Thread-safe: whoever starts to receive stops all others. */
final class SessionFile {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final long granularity;
    private long stored;
    private long breaksIn = Long.MAX_VALUE;
    private int receiver;

    /**
     * An empty file.
     *
     * @param granularity when an upload breaks off, a multiple of this is kept
     */
    SessionFile(Path path, long granularity) {
        this.path = path;
        this.granularity = granularity;
    }

    /** The session was lost meanwhile. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The file as it is, which exists even if nothing came. */
    synchronized StoredFile describe() throws IOException {
        if (!Files.exists(path)) {
            Files.createFile(path);
        }
        return StoredFile.of(path, 1);
    }

    /** A later request goes on with the upload. */
    static final class Superseded extends IOException {
        private static final long serialVersionUID = 1L;
    }

    synchronized long stored() {
        return stored;
    }

    synchronized void breakAfter(long bytes) {
        breaksIn = bytes;
    }

    synchronized void goBackTo(long offset) throws IOException {
        receiver++;
        stored = Math.min(stored, offset);
        if (Files.exists(path)) {
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                file.truncate(stored);
            }
        }
    }

    synchronized void drop() {
        receiver++;
        stored = 0;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes bytes until they end; those that are there already are passed over.
     *
     * @return how many came, at most one more than the part has
     */
    long receive(ByteRange part, InputStream in) throws IOException {
        int self = begin();
        byte[] buffer = new byte[BUFFER];
        long position = part.from();
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int n = in.read(buffer); n >= 0 && position <= part.to(); n = in.read(buffer)) {
                int wanted = (int) Math.min(n, part.to() - position);
                append(self, ByteBuffer.wrap(buffer, 0, wanted), position, out);
                position += n;
            }
            return position - part.from();
        } catch (IOException interrupted) {
            keepWholeGrains(self);
            throw interrupted;
        }
    }

    private synchronized int begin() {
        return ++receiver;
    }

    private synchronized void append(int self, ByteBuffer bytes, long position, FileChannel out) throws IOException {
        if (self != receiver) {
            throw new Superseded();
        }
        int known = (int) Math.min(bytes.remaining(), Math.max(0, stored - position));
        bytes.position(bytes.position() + known);
        boolean breaks = bytes.remaining() >= breaksIn;
        int added = bytes.remaining();
        out.position(stored);
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        stored += added;
        if (breaks) {
            throw new Lost();
        }
        breaksIn -= breaksIn == Long.MAX_VALUE ? 0 : added;
    }

    private synchronized void keepWholeGrains(int self) throws IOException {
        if (self == receiver && granularity > 1) {
            goBackTo(stored / granularity * granularity);
        }
    }
}
