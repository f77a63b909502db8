package dev.heed.jdbc.internal.rows;

import java.util.Collection;
import java.util.List;
import org.jooq.Condition;

/** The rows of a table that belong to some IDs, as far as is known without asking: by what they hold in some columns. */
interface Members {
    /** The ID to which a row belongs that was found among these. */
    long root(Key row);

    /** Whether a row that was found otherwise belongs to these. */
    boolean contains(Key row);

    /** What finds all rows that look as some of these, in portions of which each makes a good statement. */
    List<Condition> find(Collection<Key> rows);
}
