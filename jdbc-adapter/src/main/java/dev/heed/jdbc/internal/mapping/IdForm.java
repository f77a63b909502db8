package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.Product;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** How a column holds IDs: decides what a bind looks like, so that an index on the column can be used. */
public enum IdForm {
    BIGINT,
    NUMERIC,
    TEXT,
    /** Filled up with spaces, which do not count. */
    PADDED_TEXT,
    /** Turns what it can into whole numbers, and keeps the rest as it is. */
    FLEXIBLE_NUMBER,
    /** Turns every number into a text. */
    FLEXIBLE_TEXT,
    /** Keeps numbers and texts as they come, which are never equal. */
    FLEXIBLE;

    /** Types that can hold every ID, in words. */
    static final String ALLOWED =
            "bigint, numeric without a fraction, varchar, char or text, with room for " + IdText.MAX_DIGITS + " digits";

    private static final Set<String> TEXT_TYPES =
            Set.of("text", "varchar", "character varying", "mediumtext", "longtext");
    private static final Set<String> PADDED_TYPES = Set.of("bpchar", "char", "character");

    /** Empty if the column cannot hold every ID. */
    public static Optional<IdForm> of(Product product, Column column) {
        return product.hasFlexibleTypes() ? flexible(column) : strict(column);
    }

    private static Optional<IdForm> flexible(Column column) {
        return switch (column.type()) {
            case Types.BIGINT, Types.NUMERIC -> Optional.of(FLEXIBLE_NUMBER);
            case Types.VARCHAR -> Optional.of(FLEXIBLE_TEXT);
            case Types.OTHER -> Optional.of(FLEXIBLE);
            default -> Optional.empty();
        };
    }

    private static Optional<IdForm> strict(Column column) {
        String typeName = column.typeName().toLowerCase(Locale.ROOT);
        boolean wide = column.size() == 0 || column.size() >= IdText.MAX_DIGITS;
        return switch (column.type()) {
            // The greatest values of an unsigned column do not fit into a long.
            case Types.BIGINT -> Optional.of(typeName.contains("unsigned") ? NUMERIC : BIGINT);
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
            case BIGINT, FLEXIBLE_NUMBER -> id;
            case NUMERIC -> BigDecimal.valueOf(id);
            case TEXT, PADDED_TEXT, FLEXIBLE_TEXT, FLEXIBLE -> Long.toString(id);
        };
    }

    /** IDs as values of the column's type, and in each form that the column may have kept them in. */
    public Object[] bind(long[] ids) {
        Stream<Object> own = Arrays.stream(ids).mapToObj(this::bind);
        Stream<Object> numbers = this == FLEXIBLE ? Arrays.stream(ids).mapToObj(Long::valueOf) : Stream.of();
        return Stream.concat(own, numbers).toArray();
    }

    /** The ID that a value of such a column stands for; only for values that were found by an ID. */
    public static long id(Object value) {
        return value instanceof Number number
                ? number.longValue()
                : Long.parseLong(value.toString().strip());
    }

    /** The ID that any value of such a column stands for; empty if it is none. */
    public static OptionalLong ifId(Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return IdText.fault(exact).isPresent() ? OptionalLong.empty() : OptionalLong.of(exact.longValueExact());
        }
        String text = value.toString().strip();
        return IdText.fault(text).isPresent() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }

    /** Whether all of the column is text. */
    public boolean isText() {
        return this == TEXT || this == PADDED_TEXT || this == FLEXIBLE_TEXT;
    }

    /** Whether the column orders IDs as their numbers. */
    public boolean isOrdered() {
        return !isText() && this != FLEXIBLE;
    }

    /** The column's type in SQL. */
    @SuppressWarnings("unchecked") // each of them takes what bind() returns
    public DataType<Object> type() {
        return (DataType<Object>)
                switch (this) {
                    case BIGINT, FLEXIBLE_NUMBER -> SQLDataType.BIGINT;
                    case NUMERIC -> SQLDataType.NUMERIC;
                    case TEXT, FLEXIBLE_TEXT -> SQLDataType.VARCHAR;
                    case PADDED_TEXT -> SQLDataType.CHAR;
                    case FLEXIBLE -> SQLDataType.OTHER;
                };
    }
}
