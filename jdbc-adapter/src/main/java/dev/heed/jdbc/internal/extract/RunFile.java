package dev.heed.jdbc.internal.extract;

import dev.heed.spi.Work;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A sorted run on disk, eight bytes an ID. Deleted when it is closed, as it is read once. */
final class RunFile implements IdStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
    private LongBuffer ids = LongBuffer.allocate(0);

    private RunFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static RunFile read(Path file) throws IOException {
        return new RunFile(file, FileChannel.open(file, StandardOpenOption.READ));
    }

    static void write(Path file, IdStream ids, @Nullable Work work) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long id = ids.next(); id != END; id = ids.next()) {
                bytes.putLong(id);
                if (!bytes.hasRemaining()) {
                    drain(bytes, channel);
                    beat(work);
                }
            }
            drain(bytes, channel);
        }
    }

    private static void beat(@Nullable Work work) {
        if (work != null) {
            work.beat();
        }
    }

    private static void drain(ByteBuffer bytes, FileChannel channel) throws IOException {
        bytes.flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.clear();
    }

    @Override
    public long next() throws IOException {
        if (!ids.hasRemaining() && !refill()) {
            return END;
        }
        return ids.get();
    }

    private boolean refill() throws IOException {
        bytes.clear();
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes);
        }
        bytes.flip();
        if (bytes.remaining() % Long.BYTES != 0) {
            throw new EOFException("A sorted run ends inside an ID: " + file.getFileName());
        }
        ids = bytes.asLongBuffer();
        return ids.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
