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
 * @param portions conditions that together find all of the rows, each of them once; each makes a good statement
 * @param root the ID to which a row belongs, by what it holds in the columns
 */
record Whereabouts(List<Field<Object>> columns, List<Condition> portions, ToLongFunction<Key> root) {

    /** Every other row, also where a column is null. */
    Condition outside() {
        Condition gap = DSL.or(columns.stream().map(Field::isNull).toList());
        return gap.or(DSL.and(portions.stream().map(Condition::not).toList()));
    }
}
