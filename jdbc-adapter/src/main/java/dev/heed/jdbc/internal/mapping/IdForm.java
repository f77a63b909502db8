package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** How a column holds IDs: decides what a bind looks like, so that an index on the column can be used. */
public enum IdForm {
    BIGINT,
    NUMERIC,
    TEXT,
    /** Filled up with spaces, which do not count. */
    PADDED_TEXT;

    /** Types that can hold every ID, in words. */
    static final String ALLOWED =
            "bigint, numeric without a fraction, varchar, char or text, with room for " + IdText.MAX_DIGITS + " digits";

    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "character varying");
    private static final Set<String> PADDED_TYPES = Set.of("bpchar", "char", "character");

    /** Empty if the column cannot hold every ID. */
    static Optional<IdForm> of(Column column) {
        String typeName = column.typeName().toLowerCase(Locale.ROOT);
        boolean wide = column.size() == 0 || column.size() >= IdText.MAX_DIGITS;
        return switch (column.type()) {
            case Types.BIGINT -> Optional.of(BIGINT);
            case Types.NUMERIC, Types.DECIMAL -> column.scale() == 0 && wide ? Optional.of(NUMERIC) : Optional.empty();
            case Types.VARCHAR, Types.LONGVARCHAR ->
                wide && TEXT_TYPES.contains(typeName) ? Optional.of(TEXT) : Optional.empty();
            case Types.CHAR -> wide && PADDED_TYPES.contains(typeName) ? Optional.of(PADDED_TEXT) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** An ID as a value of the column's type. */
    public Object bind(long id) {
        return switch (this) {
            case BIGINT -> id;
            case NUMERIC -> BigDecimal.valueOf(id);
            case TEXT, PADDED_TEXT -> Long.toString(id);
        };
    }

    /** IDs as values of the column's type. */
    public Object[] bind(long[] ids) {
        return Arrays.stream(ids).mapToObj(this::bind).toArray();
    }

    /** The ID that a value of such a column stands for; only for values that were found by an ID. */
    public static long id(Object value) {
        return value instanceof Number number
                ? number.longValue()
                : Long.parseLong(value.toString().strip());
    }

    public boolean isText() {
        return this == TEXT || this == PADDED_TEXT;
    }

    /** The column's type in SQL. */
    @SuppressWarnings("unchecked") // each of them takes what bind() returns
    public DataType<Object> type() {
        return (DataType<Object>) (DataType<?>)
                switch (this) {
                    case BIGINT -> SQLDataType.BIGINT;
                    case NUMERIC -> SQLDataType.NUMERIC;
                    case TEXT -> SQLDataType.VARCHAR;
                    case PADDED_TEXT -> SQLDataType.CHAR;
                };
    }
}
