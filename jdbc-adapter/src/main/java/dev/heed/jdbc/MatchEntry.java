package dev.heed.jdbc;

import dev.heed.JobType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column that holds IDs, as an entry of a {@link TableEntry}. Immutable: each method returns a changed entry. */
public final class MatchEntry {
    private final Words words;

    private MatchEntry(Words words) {
        this.words = words;
    }

    /** An entry for a column; also needs {@link #holds} and {@link #delete}. */
    public static MatchEntry column(String name) {
        return new MatchEntry(Words.NONE.with("column", name));
    }

    /**
     * Where the ID is inside a JSON column.
     *
     * @param pointer a JSON Pointer (RFC 6901) such as {@code /quoted_status/id_str}
     */
    public MatchEntry at(String pointer) {
        return new MatchEntry(words.with("at", pointer));
    }

    /** Whether it holds IDs of Posts or of users. */
    public MatchEntry holds(JobType type) {
        return new MatchEntry(words.with("holds", type == JobType.USERS ? "user" : "post"));
    }

    /** What happens to a row when X says that its ID must go. */
    public MatchEntry delete(RowChange change) {
        return new MatchEntry(words.with("delete", change.tree()));
    }

    /** What happens to a row when X names its Post for its geo data; nothing if left out. */
    public MatchEntry scrubGeo(RowChange change) {
        return new MatchEntry(words.with("scrub_geo", change.tree()));
    }

    Map<String, @Nullable Object> tree() {
        return words.tree();
    }
}
