package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The rows of a table that a mapping lets Heed touch. Each condition is true or false for every row, never unknown.
 *
 * @param where what rows must fulfil to be Heed's business
 * @param unless what holds rows back
 */
public record Scope(LiveTable table, Optional<Filter> where, Optional<Filter> unless) {
    /**
     * A condition on a column.
     *
     * @param value what the column must hold; empty for null
     */
    public record Filter(Field<Object> column, Optional<Object> value) {
        Condition holds() {
            return value.map(is -> column.isNotNull().and(column.eq(is))).orElseGet(column::isNull);
        }

        Condition fails() {
            return value.map(is -> column.isNull().or(column.ne(is))).orElseGet(column::isNotNull);
        }
    }

    static Scope whole(LiveTable table) {
        return new Scope(table, Optional.empty(), Optional.empty());
    }

    /** Whether it is every row of the table. */
    public boolean isWhole() {
        return where.isEmpty() && unless.isEmpty();
    }

    /** Rows that are Heed's business, whether they are held back or not. */
    public Condition ours() {
        return where.map(Filter::holds).orElseGet(DSL::noCondition);
    }

    /** Whether a row that is Heed's business is held back. */
    public Condition held() {
        return unless.map(Filter::holds).orElseGet(DSL::falseCondition);
    }

    /** Rows that may be changed. */
    public Condition free() {
        return ours().and(unless.map(Filter::fails).orElseGet(DSL::noCondition));
    }
}
