package dev.heed.internal.spool;

import dev.heed.Answer;
import dev.heed.Notice;
import dev.heed.spi.IdCursor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Turns X's results into a file that can be acted on: understood, asked for, sorted by ID, each ID once. */
public final class Results {
    private static final int BEAT_EVERY = 5_000;

    private final JobFiles files;
    private final String remoteId;
    private final Runnable beat;
    private final LongSupplier marked;

    /**
     * The results of a job at X.
     *
     * @param beat called once in some thousand lines
     * @param marked the ascending IDs of rows that are unmarked if X no longer names them; negative after the last
     */
    public Results(JobFiles files, String remoteId, Runnable beat, LongSupplier marked) {
        this.files = files;
        this.remoteId = remoteId;
        this.beat = beat;
        this.marked = marked;
    }

    /**
     * Writes {@link JobFiles#sorted} and {@link JobFiles#held} from {@link JobFiles#raw} and {@link JobFiles#ids}.
     *
     * @throws dev.heed.HeedException if the disk refuses
     */
    public Answer prepare() {
        try (Sieve asked = new Asked(files.ids())) {
            return sift(asked, List.of(asked));
        } catch (IOException e) {
            throw Spool.failure(files.sorted(remoteId), e);
        }
    }

    /**
     * The same, and holds back what an earlier answer did not name.
     *
     * @param reasons for which reasons
     * @param earlier X's job with that answer, whose sorted results are here
     * @throws dev.heed.HeedException if the disk refuses
     */
    public Answer prepare(Set<String> reasons, String earlier) {
        try (Sieve asked = new Asked(files.ids());
                Sieve confirmed = new Confirmed(reasons, files.sorted(earlier))) {
            return sift(asked, List.of(asked, confirmed));
        } catch (IOException e) {
            throw Spool.failure(files.sorted(remoteId), e);
        }
    }

    private Answer sift(Sieve asked, List<Sieve> sieves) throws IOException {
        try (HeldFile held = new HeldFile(files.held(remoteId));
                NoticeSort sort = new NoticeSort(files.folder(), NoticeSort.IN_MEMORY)) {
            gather(sort, held);
            // A line that nobody understands may name any ID, so then none counts as no longer named.
            LongSupplier unnamed = held.lines() == 0 ? marked : () -> IdCursor.END;
            Map<String, Long> reasons = write(sort, new Writing(unnamed, asked, sieves), held);
            return new Answer(reasons, held.lines());
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

    /** What decides about what is written. */
    private record Writing(LongSupplier marked, Sieve asked, List<Sieve> sieves) {}

    private Map<String, Long> write(NoticeSort sort, Writing how, HeldFile held) throws IOException {
        Path sorted = files.sorted(remoteId);
        try (WholeFile whole = WholeFile.at(sorted.resolveSibling(sorted.getFileName() + ".draft"))) {
            Writer writer = new Writer(whole.out(), how.sieves(), held);
            Restoring restoring = new Restoring(how.marked(), how.asked(), writer, writer::write);
            sort.drain(restoring);
            restoring.finish();
            whole.commit(sorted);
            return writer.reasons;
        }
    }

    /** Writes what every sieve lets through. */
    private static final class Writer implements NoticeSort.NoticeSink {
        private final OutputStream out;
        private final List<Sieve> sieves;
        private final HeldFile held;
        private final Map<String, Long> reasons = new TreeMap<>();

        Writer(OutputStream out, List<Sieve> sieves, HeldFile held) {
            this.out = out;
            this.sieves = sieves;
            this.held = held;
        }

        @Override
        public void accept(Notice notice) throws IOException {
            for (Sieve sieve : sieves) {
                Optional<String> objection = sieve.objection(notice);
                if (objection.isPresent()) {
                    held.hold(NoticeText.write(notice).strip(), objection.get());
                    return;
                }
            }
            write(notice);
            reasons.merge(notice.reason(), 1L, Long::sum);
        }

        private void write(Notice notice) throws IOException {
            out.write(NoticeText.write(notice).getBytes(StandardCharsets.UTF_8));
        }
    }
}
