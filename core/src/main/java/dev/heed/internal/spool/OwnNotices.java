package dev.heed.internal.spool;

import dev.heed.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;

/** A file of notices that are known without X, in the form of X's checked results. */
public final class OwnNotices {
    private OwnNotices() {}

    /**
     * Writes {@link JobFiles#sorted}: sorted by ID, each ID once.
     *
     * @param remoteId stands where X's job would
     * @param notices in any order
     * @throws dev.heed.HeedException if the disk refuses
     */
    public static void write(JobFiles files, String remoteId, Iterator<Notice> notices) {
        Path sorted = files.sorted(remoteId);
        try (NoticeSort sort = new NoticeSort(files.folder(), NoticeSort.IN_MEMORY);
                WholeFile whole = WholeFile.at(sorted.resolveSibling(sorted.getFileName() + ".draft"))) {
            while (notices.hasNext()) {
                sort.add(notices.next());
            }
            sort.drain(notice -> whole.out().write(NoticeText.write(notice).getBytes(StandardCharsets.UTF_8)));
            whole.commit(sorted);
        } catch (IOException e) {
            throw Spool.failure(sorted, e);
        }
    }

    /** How many there are. */
    public static long count(JobFiles files, String remoteId) {
        Path sorted = files.sorted(remoteId);
        try (Lines lines = new Lines(sorted)) {
            long count = 0;
            while (lines.next() != null) {
                count++;
            }
            return count;
        } catch (IOException e) {
            throw Spool.failure(sorted, e);
        }
    }
}
