package dev.heed.jdbc;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table that holds IDs, as an entry of a {@link Mapping}. Immutable: each method returns a changed entry. */
public final class TableEntry {
    private final Words words;

    private TableEntry(Words words) {
        this.words = words;
    }

    /**
     * An entry for a table, or for several.
     *
     * @param name {@code table} or {@code schema.table}; a star stands for any text
     */
    public static TableEntry name(String name) {
        return new TableEntry(Words.NONE.with("name", name));
    }

    /**
     * Only rows that hold a value in a column are Heed's business.
     *
     * @param column the column
     * @param is a text, number, boolean or UUID; null for rows whose column is null
     */
    public TableEntry where(String column, @Nullable Object is) {
        return new TableEntry(words.with("where", condition(column, is)));
    }

    /**
     * Rows that hold a value in a column are held back: X is asked about them, but they are not changed.
     *
     * @param column the column
     * @param is a text, number, boolean or UUID; null for rows whose column is null
     */
    public TableEntry unless(String column, @Nullable Object is) {
        return new TableEntry(words.with("unless", condition(column, is)));
    }

    /** Lets Heed work on a large table without a fitting index; each batch then reads the whole table. */
    public TableEntry allowScans() {
        return new TableEntry(words.with("allow_scans", true));
    }

    /** The columns that hold IDs, at least one. */
    public TableEntry match(MatchEntry... columns) {
        return new TableEntry(
                words.with("match", Stream.of(columns).map(MatchEntry::tree).toList()));
    }

    /** Tables whose rows go with a deleted row. */
    public TableEntry children(ChildEntry... tables) {
        return new TableEntry(
                words.with("children", Stream.of(tables).map(ChildEntry::tree).toList()));
    }

    private static Object condition(String column, @Nullable Object is) {
        return Words.NONE.with("column", column).with("is", is).tree();
    }

    Map<String, @Nullable Object> tree() {
        return words.tree();
    }
}
