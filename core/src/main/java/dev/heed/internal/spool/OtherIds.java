package dev.heed.internal.spool;

import dev.heed.internal.spool.IdFile.Written;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The spooled IDs of a job without those of some notices. */
public final class OtherIds {
    private static final long END = -1;

    private final Path file;
    private final IdFile.Reader ids;
    private final Lines notices;
    private long named;

    private OtherIds(Path file, IdFile.Reader ids, Lines notices) throws IOException {
        this.file = file;
        this.ids = ids;
        this.notices = notices;
        this.named = nextNamed();
    }

    /**
     * Writes them as another file of IDs of the job.
     *
     * @param remoteId whose checked results name those that are left out
     * @throws dev.heed.HeedException if the disk refuses
     */
    public static Written write(JobFiles files, String remoteId) {
        try (IdFile.Reader ids = new IdFile.Reader(files.ids());
                Lines notices = new Lines(files.sorted(remoteId))) {
            return IdFile.write(files, new OtherIds(files.ids(), ids, notices)::next);
        } catch (IOException e) {
            throw Spool.failure(files.ids(), e);
        }
    }

    private long next() {
        try {
            long id = ids.next();
            while (isNamed(id)) {
                id = ids.next();
            }
            return id == IdFile.Reader.END ? END : id;
        } catch (IOException e) {
            throw Spool.failure(file, e);
        }
    }

    private boolean isNamed(long id) throws IOException {
        while (named < id) {
            named = nextNamed();
        }
        return named == id && id != IdFile.Reader.END;
    }

    private long nextNamed() throws IOException {
        @Nullable String line = notices.next();
        return line == null ? IdFile.Reader.END : NoticeText.read(line).id();
    }
}
