package dev.heed.internal.spool;

import dev.heed.Notice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads checked results in portions, from a given ID on. Not thread-safe. */
public final class SortedNotices implements AutoCloseable {
    private final Path file;
    private final Lines lines;
    private final List<Notice> ahead = new ArrayList<>();

    /** @throws dev.heed.HeedException if the file cannot be read */
    public SortedNotices(Path file) {
        this.file = file;
        try {
            this.lines = new Lines(file);
        } catch (IOException e) {
            throw Spool.failure(file, e);
        }
    }

    /**
     * The next notices with IDs greater than {@code after}.
     *
     * @param after not less than in an earlier call
     * @param most at most so many
     * @return empty at the end
     */
    public List<Notice> next(long after, int most) {
        ahead.removeIf(notice -> notice.id() <= after);
        try {
            while (ahead.size() < most) {
                @Nullable String line = lines.next();
                if (line == null) {
                    break;
                }
                Notice notice = NoticeText.read(line);
                if (notice.id() > after) {
                    ahead.add(notice);
                }
            }
        } catch (IOException e) {
            throw Spool.failure(file, e);
        }
        return List.copyOf(ahead.subList(0, Math.min(most, ahead.size())));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw Spool.failure(file, e);
        }
    }
}
