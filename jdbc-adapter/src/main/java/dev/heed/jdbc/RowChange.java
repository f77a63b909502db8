package dev.heed.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happens to a row, for a {@link MatchEntry}. Immutable: each method returns a new change. */
public final class RowChange {
    private final Object tree;

    private RowChange(Object tree) {
        this.tree = tree;
    }

    private RowChange(Words words) {
        this(words.tree());
    }

    /** The row goes, its children first. */
    public static RowChange row() {
        return new RowChange("row");
    }

    /** Nothing; the ledger says so. */
    public static RowChange keep() {
        return new RowChange("keep");
    }

    /** A column gets the time in UTC, or true. */
    public static RowChange mark(String column) {
        return new RowChange(Words.NONE.with("mark", column));
    }

    /** A text column gets X's reason. */
    public static RowChange markReason(String column) {
        return new RowChange(Words.NONE.with("mark", column).with("value", "reason"));
    }

    /** Columns become null. */
    public static RowChange clear(String... columns) {
        return new RowChange(Words.NONE.with("clear", List.of(columns)));
    }

    /**
     * Members leave JSON columns.
     *
     * @param pointers JSON Pointers (RFC 6901) by column
     */
    public static RowChange json(Map<String, List<String>> pointers) {
        return new RowChange(Words.NONE.with("json", new TreeMap<>(pointers)));
    }

    /**
     * Another change for each of X's reasons.
     *
     * @param reasons changes by reason, such as {@code protected}
     * @param otherwise for every other reason
     */
    public static RowChange byReason(Map<String, RowChange> reasons, RowChange otherwise) {
        Map<String, Object> trees = new TreeMap<>();
        reasons.forEach((reason, change) -> trees.put(reason, change.tree()));
        trees.put("otherwise", otherwise.tree());
        return new RowChange(Words.NONE.with("by_reason", trees));
    }

    /** The same mark, which goes again when X no longer names the ID. */
    public RowChange restored() {
        return with("restore", true);
    }

    /** The same, and members leave JSON columns, too; see {@link #json(Map)}. */
    public RowChange andJson(Map<String, List<String>> pointers) {
        return with("json", new TreeMap<>(pointers));
    }

    private RowChange with(String key, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> words) {
            words.forEach((word, what) -> more.put(String.valueOf(word), what));
        }
        more.put(key, value);
        return new RowChange(more);
    }

    Object tree() {
        return tree;
    }
}
