package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.mapping.MappingRules.FilterRule;
import dev.heed.jdbc.internal.mapping.MappingRules.Filters;
import dev.heed.jdbc.internal.mapping.Scope.Filter;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Holds the conditions of a mapping against their columns. */
final class FilterCheck {
    private final TableFinder finder;
    private final Findings findings;

    FilterCheck(TableFinder finder, Findings findings) {
        this.finder = finder;
        this.findings = findings;
    }

    Scope scope(LiveTable table, Filters filters) {
        return new Scope(table, filter(table, filters.where()), filter(table, filters.unless()));
    }

    private Optional<Filter> filter(LiveTable table, Optional<FilterRule> rule) {
        return rule.flatMap(
                wanted -> finder.column(table, wanted.column()).flatMap(column -> filter(table, column, wanted)));
    }

    private Optional<Filter> filter(LiveTable table, Column column, FilterRule rule) {
        return rule.is().isEmpty()
                ? Optional.of(new Filter(table.sql(column), Optional.empty()))
                : equal(table, column, rule, rule.is().get());
    }

    private Optional<Filter> equal(LiveTable table, Column column, FilterRule rule, String is) {
        Optional<DataType<?>> type = type(column);
        if (type.isEmpty()) {
            findings.error(
                    rule.column().at(),
                    "column \"" + column.name() + "\" of " + table.id() + " is " + column.typeName()
                            + " and cannot carry a condition; a text, whole number, decimal, boolean or uuid can");
            return Optional.empty();
        }
        try {
            Field<Object> field = typed(table, column, type.get());
            boolean padded = column.type() == Types.CHAR && finder.product().countsPadding();
            return Optional.of(new Filter(padded ? unpadded(field) : field, Optional.of(value(type.get(), is))));
        } catch (IllegalArgumentException e) {
            findings.error(
                    rule.at(),
                    "\"" + is + "\" is no value for column \"" + column.name() + "\" of " + table.id() + ", which is "
                            + column.typeName());
            return Optional.empty();
        }
    }

    private static Optional<DataType<?>> type(Column column) {
        if (column.typeName().equalsIgnoreCase("uuid")) {
            return Optional.of(SQLDataType.UUID);
        }
        return switch (column.type()) {
            case Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR ->
                // An enum of PostgreSQL is a VARCHAR to JDBC, but compares with no text.
                isText(column) ? Optional.of(SQLDataType.VARCHAR) : Optional.empty();
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> Optional.of(SQLDataType.BIGINT);
            case Types.NUMERIC, Types.DECIMAL -> Optional.of(SQLDataType.NUMERIC);
            case Types.BOOLEAN, Types.BIT -> Optional.of(SQLDataType.BOOLEAN);
            default -> Optional.empty();
        };
    }

    private static boolean isText(Column column) {
        String name = column.typeName().toLowerCase(Locale.ROOT);
        return name.contains("char") || name.contains("text");
    }

    private static Field<Object> unpadded(Field<Object> column) {
        return DSL.rtrim(column.coerce(SQLDataType.VARCHAR)).coerce(column.getDataType());
    }

    @SuppressWarnings("unchecked") // compared only with what value() makes for the same type
    private static Field<Object> typed(LiveTable table, Column column, DataType<?> type) {
        return table.sql(column, (DataType<Object>) type);
    }

    /** @throws IllegalArgumentException if the text is no such value */
    private static Object value(DataType<?> type, String text) {
        if (type == SQLDataType.UUID) {
            return UUID.fromString(text);
        }
        if (type == SQLDataType.BOOLEAN) {
            return truth(text);
        }
        if (type == SQLDataType.BIGINT) {
            return text.equals("true") || text.equals("false") ? (truth(text) ? 1L : 0L) : Long.parseLong(text);
        }
        return type == SQLDataType.NUMERIC ? new BigDecimal(text) : text;
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
