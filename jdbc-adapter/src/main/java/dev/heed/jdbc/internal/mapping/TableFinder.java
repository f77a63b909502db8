package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.mapping.Mapping.Name;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tables and columns that a mapping names, or says what is there instead. */
final class TableFinder {
    private final Catalog catalog;
    private final Findings findings;
    private final List<TableId> tables;
    private final Map<TableId, LiveTable> read = new HashMap<>();

    TableFinder(Catalog catalog, Findings findings) throws SQLException {
        this.catalog = catalog;
        this.findings = findings;
        this.tables = catalog.tables();
    }

    Optional<LiveTable> table(Name name) throws SQLException {
        Optional<TableName> parsed = TableName.parse(name.text());
        if (parsed.isEmpty()) {
            findings.add(
                    name.line(),
                    "\"" + name.text() + "\" is not a table name; write table or schema.table, with double"
                            + " quotes around a part that holds a dot");
            return Optional.empty();
        }
        return table(name, parsed.get().in(catalog.currentSchema()));
    }

    private Optional<LiveTable> table(Name name, TableId wanted) throws SQLException {
        List<String> schemas = tables.stream().map(TableId::schema).distinct().toList();
        Optional<String> schema = Names.find(wanted.schema(), schemas);
        if (schema.isEmpty()) {
            findings.add(name.line(), noSuchSchema(wanted, schemas));
            return Optional.empty();
        }
        List<String> inSchema = tables.stream()
                .filter(id -> id.schema().equals(schema.get()))
                .map(TableId::name)
                .toList();
        Optional<String> table = Names.find(wanted.name(), inSchema);
        if (table.isEmpty()) {
            findings.add(
                    name.line(),
                    "there is no table \"" + wanted.name() + "\" in schema \"" + schema.get() + "\"; it has "
                            + Names.nearest(wanted.name(), inSchema));
            return Optional.empty();
        }
        return Optional.of(read(new TableId(schema.get(), table.get())));
    }

    private static String noSuchSchema(TableId wanted, List<String> schemas) {
        return "there is no table \"" + wanted.name() + "\", as no schema \"" + wanted.schema()
                + "\" with tables is there; schemas with tables are " + Names.nearest(wanted.schema(), schemas);
    }

    private LiveTable read(TableId id) throws SQLException {
        LiveTable known = read.get(id);
        if (known == null) {
            known = catalog.read(id);
            read.put(id, known);
        }
        return known;
    }

    Optional<Column> column(LiveTable table, Name name) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        Optional<String> found = Names.find(name.text(), names);
        if (found.isEmpty()) {
            findings.add(
                    name.line(),
                    "there is no column \"" + name.text() + "\" in " + table.id() + "; it has "
                            + Names.nearest(name.text(), names));
        }
        return found.flatMap(stored -> table.columns().stream()
                .filter(column -> column.name().equals(stored))
                .findFirst());
    }
}
