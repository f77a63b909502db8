package dev.heed.jdbc.internal.database;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A table as the database describes it.
 *
 * @param id which table it is
 * @param columns its columns, in order
 * @param primaryKey the names of the primary key's columns; empty without one
 * @param indexes its indexes
 * @param incoming the foreign keys that point at it
 */
public record LiveTable(
        TableId id, List<Column> columns, Set<String> primaryKey, List<Index> indexes, List<ForeignKey> incoming) {

    /** Which table: names as the database stores them. */
    public record TableId(String schema, String name) {
        @Override
        public String toString() {
            return schema + "." + name;
        }
    }

    /**
     * A column.
     *
     * @param type one of {@link java.sql.Types}
     * @param typeName the database's word for it
     * @param size digits or characters
     * @param generated whether the database works its value out
     */
    public record Column(
            String name, int type, String typeName, int size, int scale, boolean nullable, boolean generated) {}

    /**
     * An index.
     *
     * @param columns in order; an expression stands as its text
     * @param condition which rows it holds; empty for all
     * @param equalNulls whether nulls are equal to each other, so that a unique one takes but one
     */
    public record Index(
            String name, boolean unique, List<String> columns, Optional<String> condition, boolean equalNulls) {}

    /**
     * A foreign key.
     *
     * @param columns the columns that point
     * @param references the columns pointed at, in the same order
     * @param spreads whether deleting the row pointed at deletes or changes the row that points
     */
    public record ForeignKey(
            String name, TableId from, List<String> columns, List<String> references, boolean spreads) {
        /** Whether this column points at that one, alone or among others. */
        public boolean leads(Column column, Column reference) {
            int place = columns.indexOf(column.name());
            return place >= 0 && references.get(place).equals(reference.name());
        }
    }

    /** The column of this name, which is known to be there. */
    public Column column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No column " + name + " in " + id));
    }

    /** Whether no two rows hold the same in these columns. */
    public boolean isUnique(Collection<Column> among) {
        Set<String> names = among.stream().map(Column::name).collect(Collectors.toSet());
        return indexes.stream()
                .filter(index -> index.unique() && index.condition().isEmpty())
                .anyMatch(index -> names.containsAll(index.columns()));
    }

    /** The table in SQL. */
    public Table<Record> sql() {
        return DSL.table(DSL.name(id.schema(), id.name()));
    }

    /** A column in SQL, whatever its type. */
    public Field<Object> sql(Column column) {
        return sql(column, SQLDataType.OTHER);
    }

    /** A column in SQL. */
    public <T> Field<T> sql(Column column, DataType<T> type) {
        return DSL.field(DSL.name(id.schema(), id.name(), column.name()), type);
    }

    /** Counts rows, but not beyond so many. */
    public int count(DSLContext sql, Condition which, int most) {
        Table<Record1<Integer>> some = DSL.select(DSL.one().as("heed_one"))
                .from(sql())
                .where(which)
                .limit(most)
                .asTable("heed_some");
        return sql.select(DSL.count()).from(some).fetchSingle().value1();
    }
}
