package dev.heed.internal.spool;

import dev.heed.Notice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Turns X's results into a file that can be acted on: understood, asked for, sorted by ID, each ID once. */
public final class Results {
    private static final int BEAT_EVERY = 5_000;

    private final JobFiles files;
    private final String remoteId;
    private final Runnable beat;

    private Results(JobFiles files, String remoteId, Runnable beat) {
        this.files = files;
        this.remoteId = remoteId;
        this.beat = beat;
    }

    /** What the results hold: IDs to act on, and lines held back. */
    public record Counts(long reported, long held) {}

    /**
     * Writes {@link JobFiles#sorted} and {@link JobFiles#held} from {@link JobFiles#raw} and {@link JobFiles#ids}.
     *
     * @param beat called once in some thousand lines
     * @throws dev.heed.HeedException if the disk refuses
     */
    public static Counts prepare(JobFiles files, String remoteId, Runnable beat) {
        try {
            return new Results(files, remoteId, beat).prepare();
        } catch (IOException e) {
            throw Spool.failure(files.sorted(remoteId), e);
        }
    }

    private Counts prepare() throws IOException {
        try (HeldFile held = new HeldFile(files.held(remoteId));
                NoticeSort sort = new NoticeSort(files.folder(), NoticeSort.IN_MEMORY)) {
            gather(sort, held);
            long reported = write(sort, held);
            return new Counts(reported, held.lines());
        }
    }

    private void gather(NoticeSort sort, HeldFile held) throws IOException {
        try (Lines lines = new Lines(files.raw(remoteId))) {
            long count = 0;
            for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
                if (++count % BEAT_EVERY == 0) {
                    beat.run();
                }
                // Each recorded file of X holds an empty line somewhere inside.
                if (line.isBlank()) {
                    continue;
                }
                ResultLine.Read read = ResultLine.read(line);
                if (read.notice().isPresent()) {
                    sort.add(read.notice().get());
                } else {
                    held.hold(line, read.heldBecause());
                }
            }
        }
    }

    private long write(NoticeSort sort, HeldFile held) throws IOException {
        try (WholeFile whole = WholeFile.at(files.sorted(remoteId));
                Asked asked = new Asked(new IdFile.Reader(files.ids()))) {
            Writer writer = new Writer(whole.out(), asked, held);
            sort.drain(writer);
            whole.commit();
            return writer.written;
        }
    }

    /** Lets through what was asked for. */
    private static final class Writer implements NoticeSort.NoticeSink {
        private final OutputStream out;
        private final Asked asked;
        private final HeldFile held;
        private long written;

        Writer(OutputStream out, Asked asked, HeldFile held) {
            this.out = out;
            this.asked = asked;
            this.held = held;
        }

        @Override
        public void accept(Notice notice) throws IOException {
            if (!asked.includes(notice.id())) {
                held.hold(NoticeText.write(notice).strip(), "X was not asked about this ID");
                return;
            }
            out.write(NoticeText.write(notice).getBytes(StandardCharsets.UTF_8));
            written++;
        }
    }

    /** Walks the asked IDs beside the ascending notices. */
    private static final class Asked implements AutoCloseable {
        private final IdFile.Reader ids;
        private long current;

        Asked(IdFile.Reader ids) {
            this.ids = ids;
        }

        boolean includes(long id) throws IOException {
            while (current < id) {
                current = ids.next();
            }
            return current == id;
        }

        @Override
        public void close() throws IOException {
            ids.close();
        }
    }
}
