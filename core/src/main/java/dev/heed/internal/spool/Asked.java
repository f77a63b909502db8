package dev.heed.internal.spool;

import dev.heed.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Lets through what X was asked about. */
final class Asked implements Sieve {
    private final IdFile.Reader ids;
    private long current;

    Asked(Path idFile) throws IOException {
        this.ids = new IdFile.Reader(idFile);
    }

    @Override
    public Optional<String> objection(Notice notice) throws IOException {
        while (current < notice.id()) {
            current = ids.next();
        }
        return current == notice.id() ? Optional.empty() : Optional.of("X was not asked about this ID");
    }

    @Override
    public void close() throws IOException {
        ids.close();
    }
}
