package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Where the rows are that some IDs lead to.
 *
 * @param table the table of the rows
 * @param columns what tells the rows
 * @param portions conditions that together find all of the rows, each of them once; each makes a good statement
 * @param members tells which rows those are
 */
record Whereabouts(LiveTable table, List<Field<Object>> columns, List<Condition> portions, Members members) {

    /**
     * Every other row among some, also where a column is null. Only those of these rows that are there are named, as a list
     * of all of them would make a large statement for few.
     */
    Condition outside(Search search, Condition among) {
        Set<Key> here = new LinkedHashSet<>();
        try (Cursor<Record> rows = search.stream(search.sql()
                .selectDistinct(columns)
                .from(table.sql())
                .where(among)
                .and(DSL.and(columns.stream().map(Field::isNotNull).toList())))) {
            for (Record row : rows) {
                Key key = Key.of(row, 0, columns.size());
                if (members.contains(key)) {
                    here.add(key);
                }
            }
        }
        if (here.isEmpty()) {
            return DSL.trueCondition();
        }
        Condition gap = DSL.or(columns.stream().map(Field::isNull).toList());
        return gap.or(DSL.or(members.find(here)).not());
    }
}
