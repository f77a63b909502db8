package dev.heed.internal.step;

import dev.heed.spi.IdCursor;
import java.util.ArrayList;
import java.util.List;

/** The ascending union of what several targets hold. */
final class MergedIds implements AutoCloseable {
    private final List<IdCursor> cursors;
    private final long[] heads;

    MergedIds(List<IdCursor> cursors) {
        this.cursors = new ArrayList<>(cursors);
        this.heads = new long[cursors.size()];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = cursors.get(i).next();
        }
    }

    boolean hasNext() {
        return smallest() != IdCursor.END;
    }

    /** The next ID, or {@link IdCursor#END}. */
    long next() {
        long id = smallest();
        for (int i = 0; i < heads.length && id != IdCursor.END; i++) {
            if (heads[i] == id) {
                heads[i] = cursors.get(i).next();
            }
        }
        return id;
    }

    private long smallest() {
        long smallest = IdCursor.END;
        for (long head : heads) {
            if (head != IdCursor.END && (smallest == IdCursor.END || head < smallest)) {
                smallest = head;
            }
        }
        return smallest;
    }

    @Override
    public void close() {
        cursors.forEach(IdCursor::close);
    }
}
