package dev.heed.jdbc.internal.extract;

import java.io.IOException;

/** Drops repetitions from ascending IDs. */
final class DistinctIds implements IdStream {
    private final IdStream ids;
    private long last = END;

    DistinctIds(IdStream ids) {
        this.ids = ids;
    }

    @Override
    public long next() throws IOException {
        long id = ids.next();
        while (id == last && id != END) {
            id = ids.next();
        }
        last = id;
        return id;
    }

    @Override
    public void close() throws IOException {
        ids.close();
    }
}
