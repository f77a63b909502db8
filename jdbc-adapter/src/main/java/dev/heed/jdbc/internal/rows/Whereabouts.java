package dev.heed.jdbc.internal.rows;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Where the rows are that some IDs lead to.
 *
 * @param columns what tells the rows
 * @param portions which together are all of the rows, each of them once
 * @param root the ID to which a row belongs, by what it holds in the columns
 */
record Whereabouts(List<Field<Object>> columns, List<Portion> portions, ToLongFunction<Key> root) {

    /** Every other row, also where a column is null. */
    Condition outside() {
        Condition gap = DSL.or(columns.stream().map(Field::isNull).toList());
        return gap.or(DSL.and(portions.stream().map(Portion::outside).toList()));
    }
}
