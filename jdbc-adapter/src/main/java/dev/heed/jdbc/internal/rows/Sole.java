package dev.heed.jdbc.internal.rows;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;

/** Rows of which all belong to one ID, whatever they hold. */
record Sole(long id) implements Members {
    @Override
    public long root(Key row) {
        return id;
    }

    @Override
    public boolean contains(Key row) {
        return true;
    }

    @Override
    public List<Condition> find(Collection<Key> rows) {
        throw new UnsupportedOperationException("Nothing tells these rows");
    }
}
