package dev.heed.internal.spool;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that has its name only when it is whole and on disk: a crash leaves none or all of it. */
final class WholeFile implements AutoCloseable {
    private final Path draft;
    private final FileChannel channel;
    private final OutputStream out;

    private WholeFile(Path draft, FileChannel channel) {
        this.draft = draft;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    /** @param draft the name until the file is whole */
    static WholeFile at(Path draft) throws IOException {
        return new WholeFile(
                draft,
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
    }

    OutputStream out() {
        return out;
    }

    void commit(Path name) throws IOException {
        out.flush();
        channel.force(true);
        channel.close();
        Files.move(draft, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Drops what was not committed. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }
}
