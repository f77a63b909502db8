package dev.heed.jdbc;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows go with a row of the table above it, as an entry of a {@link TableEntry} or of another child.
 * Immutable: each method returns a changed entry.
 */
public final class ChildEntry {
    private final Words words;

    private ChildEntry(Words words) {
        this.words = words;
    }

    /**
     * An entry for a table; also needs {@link #column} or {@link #columns}, and {@link #references}.
     *
     * @param name {@code table} or {@code schema.table}; a star stands for the same text as in the table above
     */
    public static ChildEntry table(String name) {
        return new ChildEntry(Words.NONE.with("table", name));
    }

    /** The column that refers to the table above. */
    public ChildEntry column(String name) {
        return new ChildEntry(words.with("column", name));
    }

    /** The columns that refer to the table above together. */
    public ChildEntry columns(String... names) {
        return new ChildEntry(words.with("columns", List.of(names)));
    }

    /** The columns that are referred to, in the order of those that refer. */
    public ChildEntry references(String... names) {
        return new ChildEntry(words.with("references", List.of(names)));
    }

    /** Tables whose rows go with rows of this one. */
    public ChildEntry children(ChildEntry... tables) {
        return new ChildEntry(
                words.with("children", Stream.of(tables).map(ChildEntry::tree).toList()));
    }

    Map<String, @Nullable Object> tree() {
        return words.tree();
    }
}
