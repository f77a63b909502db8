package dev.heed.jdbc.internal.database;

import java.util.List;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * A table as the database describes it.
 *
 * @param id which table it is
 * @param columns its columns, in order
 * @param primaryKey the names of the primary key's columns; empty without one
 * @param uniqueColumns the columns that are unique by themselves
 * @param incoming the foreign keys that point at it
 */
public record LiveTable(
        TableId id,
        List<Column> columns,
        Set<String> primaryKey,
        Set<String> uniqueColumns,
        List<ForeignKey> incoming) {

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
     */
    public record Column(String name, int type, String typeName, int size, int scale, boolean nullable) {}

    /**
     * A foreign key.
     *
     * @param columns the columns that point
     * @param references the columns pointed at, in the same order
     * @param spreads whether deleting the row pointed at deletes or changes the row that points
     */
    public record ForeignKey(
            String name, TableId from, List<String> columns, List<String> references, boolean spreads) {
        /** Whether just this column points, at just that one. */
        public boolean leads(Column column, Column reference) {
            return columns.equals(List.of(column.name())) && references.equals(List.of(reference.name()));
        }
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
}
