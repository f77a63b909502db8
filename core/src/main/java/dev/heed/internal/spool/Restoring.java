package dev.heed.internal.spool;

import dev.heed.Notice;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * Puts a notice of our own between those of X wherever it was asked about a marked ID and named it in no way. Met with
 * notices by ascending ID.
 */
final class Restoring implements NoticeSort.NoticeSink {
    private final LongSupplier marked;
    private final Sieve asked;
    private final NoticeSort.NoticeSink named;
    private final NoticeSort.NoticeSink unnamed;
    private long ahead;

    /**
     * Hands notices on.
     *
     * @param marked ascending IDs; negative after the last
     * @param asked lets those through that X was asked about
     * @param named takes what X said
     * @param unnamed takes what it no longer says
     */
    Restoring(LongSupplier marked, Sieve asked, NoticeSort.NoticeSink named, NoticeSort.NoticeSink unnamed) {
        this.marked = marked;
        this.asked = asked;
        this.named = named;
        this.unnamed = unnamed;
        this.ahead = marked.getAsLong();
    }

    @Override
    public void accept(Notice notice) throws IOException {
        while (ahead >= 0 && ahead < notice.id()) {
            restore();
        }
        if (ahead == notice.id()) {
            ahead = marked.getAsLong();
        }
        named.accept(notice);
    }

    /** After the last notice of X. */
    void finish() throws IOException {
        while (ahead >= 0) {
            restore();
        }
    }

    private void restore() throws IOException {
        Notice notice = Notice.unnamed(ahead);
        if (asked.objection(notice).isEmpty()) {
            unnamed.accept(notice);
        }
        ahead = marked.getAsLong();
    }
}
