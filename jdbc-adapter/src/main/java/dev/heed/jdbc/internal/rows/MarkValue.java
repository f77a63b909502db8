package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.InstantBinding;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What a mark writes. */
sealed interface MarkValue {
    Field<?> value(Column column);

    /** Whether a row is not marked yet. */
    default Condition isMissing(LiveTable table, Column column) {
        Condition isNull = table.sql(column).isNull();
        return isFlag(column) ? isNull.or(table.sql(column, SQLDataType.BOOLEAN).isFalse()) : isNull;
    }

    default Map<Field<?>, Field<?>> set(LiveTable table, Column column) {
        return Map.of(table.sql(column), value(column));
    }

    private static boolean isFlag(Column column) {
        return column.type() == Types.BOOLEAN || column.type() == Types.BIT;
    }

    /** PostgreSQL's driver calls both kinds of timestamp {@link Types#TIMESTAMP}. */
    private static boolean isZoned(Column column) {
        return column.type() == Types.TIMESTAMP_WITH_TIMEZONE
                || column.typeName().equalsIgnoreCase("timestamptz");
    }

    /** What a row is marked with, so that the same mark always reads the same. */
    static Field<?> written(LiveTable table, Column column) {
        return isZoned(column)
                ? table.sql(column, InstantBinding.ZONED)
                : table.sql(column).cast(SQLDataType.VARCHAR);
    }

    /** What a row holds that is not marked. */
    static Map<Field<?>, Field<?>> unset(LiveTable table, Column column) {
        return Map.of(table.sql(column), isFlag(column) ? DSL.inline(false) : DSL.inline((Object) null));
    }

    /** X's reason. */
    record Reason(String word) implements MarkValue {
        @Override
        public Field<?> value(Column column) {
            return DSL.val(word);
        }
    }

    /** The time in UTC, or true. */
    record Now(InstantSource clock) implements MarkValue {
        @Override
        public Field<?> value(Column column) {
            if (isFlag(column)) {
                return DSL.inline(true);
            }
            if (column.type() == Types.DATE) {
                return DSL.val(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            }
            return isZoned(column)
                    ? DSL.val(clock.instant(), InstantBinding.ZONED)
                    : DSL.val(clock.instant(), InstantBinding.LOCAL);
        }
    }
}
