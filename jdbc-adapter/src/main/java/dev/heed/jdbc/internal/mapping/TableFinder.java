package dev.heed.jdbc.internal.mapping;

import dev.heed.jdbc.internal.database.Catalog;
import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.database.LiveTable.TableId;
import dev.heed.jdbc.internal.database.Product;
import dev.heed.jdbc.internal.database.ServerCatalog;
import dev.heed.jdbc.internal.mapping.MappingRules.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the tables and columns that a mapping names, or says what is there instead. */
final class TableFinder {
    private final Catalog catalog;
    private final ServerCatalog server;
    private final Findings findings;
    private final List<TableId> tables;
    private final Map<TableId, LiveTable> read = new HashMap<>();

    TableFinder(Catalog catalog, ServerCatalog server, Findings findings) throws SQLException {
        this.catalog = catalog;
        this.server = server;
        this.findings = findings;
        this.tables = catalog.tables();
    }

    /** Why the database cannot find IDs inside of JSON; empty if it can. */
    Optional<String> jsonObstacle(JsonForm form) {
        return catalog.jsonObstacle(form == JsonForm.TEXT);
    }

    Product product() {
        return catalog.product();
    }

    /** The tables that a name with a star means, or the one that another name means. */
    List<Starred> tables(Name name) throws SQLException {
        Optional<TableName> parsed = parse(name);
        if (parsed.isEmpty()) {
            return List.of();
        }
        return parsed.get().isPattern()
                ? starred(name, parsed.get())
                : table(name, parsed.get()).map(table -> new Starred(table, Optional.empty())).stream()
                        .toList();
    }

    private List<Starred> starred(Name name, TableName pattern) throws SQLException {
        TableId wanted = pattern.in(catalog.currentSchema());
        Optional<String> schema = schema(name, wanted);
        if (schema.isEmpty()) {
            return List.of();
        }
        List<String> all = namesIn(schema.get());
        List<String> fitting = pattern.matching(all);
        if (fitting.isEmpty()) {
            findings.error(
                    name.at(),
                    "no table in schema \"" + schema.get() + "\" is called \"" + wanted.name() + "\"; it has "
                            + Names.nearest(wanted.name(), all));
        }
        List<Starred> found = new ArrayList<>();
        for (String each : fitting) {
            TableId id = new TableId(schema.get(), each);
            // A partition's rows are rows of the whole.
            if (server.wholeOf(id).map(TableId::name).filter(fitting::contains).isEmpty()) {
                found.add(new Starred(read(id), Optional.of(pattern.starIn(each))));
            }
        }
        return found;
    }

    /**
     * The table that a name means.
     *
     * @param star what a star in it stands for
     */
    Optional<LiveTable> table(Name name, Optional<String> star) throws SQLException {
        Optional<TableName> parsed = parse(name);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        if (parsed.get().isPattern() && star.isEmpty()) {
            findings.error(
                    name.at(),
                    "\"" + name.text() + "\" has a star, but the table above it has none; the star of a child"
                            + " stands for the same text as there");
            return Optional.empty();
        }
        return table(name, star.map(parsed.get()::with).orElse(parsed.get()));
    }

    private Optional<TableName> parse(Name name) {
        if (name.isMissing()) {
            return Optional.empty();
        }
        Optional<TableName> parsed = TableName.parse(name.text());
        if (parsed.isEmpty()) {
            findings.error(
                    name.at(),
                    "\"" + name.text() + "\" is not a table name; write table or schema.table, with at most one star in"
                            + " the table, and with double quotes around a part that holds a dot or star of its own");
        }
        return parsed;
    }

    private Optional<LiveTable> table(Name name, TableName parsed) throws SQLException {
        TableId wanted = parsed.in(catalog.currentSchema());
        Optional<String> schema = schema(name, wanted);
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        List<String> inSchema = namesIn(schema.get());
        Optional<String> table = Names.find(wanted.name(), inSchema);
        if (table.isEmpty()) {
            findings.error(name.at(), noSuchTable(new TableId(schema.get(), wanted.name()), inSchema));
            return Optional.empty();
        }
        return Optional.of(read(new TableId(schema.get(), table.get())));
    }

    private Optional<String> schema(Name name, TableId wanted) {
        List<String> schemas = tables.stream().map(TableId::schema).distinct().toList();
        Optional<String> schema = Names.find(wanted.schema(), schemas);
        if (schema.isEmpty()) {
            findings.error(
                    name.at(),
                    "there is no table \"" + wanted.name() + "\", as no schema \"" + wanted.schema()
                            + "\" with tables is there; "
                            + Names.choices(wanted.schema(), schemas, "schemas with tables are"));
        }
        return schema;
    }

    private List<String> namesIn(String schema) {
        return tables.stream()
                .filter(id -> id.schema().equals(schema))
                .map(TableId::name)
                .toList();
    }

    private String noSuchTable(TableId wanted, List<String> inSchema) throws SQLException {
        return catalog.otherKind(wanted)
                .map(kind -> wanted + " is a " + kind
                        + ", and Heed changes rows of tables only; name the tables that it" + " shows")
                .orElseGet(() -> "there is no table \"" + wanted.name() + "\" in schema \"" + wanted.schema() + "\"; "
                        + Names.choices(wanted.name(), inSchema, "it has"));
    }

    private LiveTable read(TableId id) throws SQLException {
        LiveTable known = read.get(id);
        if (known == null) {
            known = server.refine(catalog.read(id));
            read.put(id, known);
        }
        return known;
    }

    Optional<Column> column(LiveTable table, Name name) {
        if (name.isMissing()) {
            return Optional.empty();
        }
        List<String> names = table.columns().stream().map(Column::name).toList();
        Optional<String> found = Names.find(name.text(), names);
        if (found.isEmpty()) {
            findings.error(
                    name.at(),
                    "there is no column \"" + name.text() + "\" in " + table.id() + "; "
                            + Names.choices(name.text(), names, "it has"));
        }
        return found.flatMap(stored -> table.columns().stream()
                .filter(column -> column.name().equals(stored))
                .findFirst());
    }

    /** The columns, in order; empty if one of them is not there. */
    Optional<List<Column>> columns(LiveTable table, List<Name> names) {
        List<Column> found =
                names.stream().flatMap(name -> column(table, name).stream()).toList();
        return found.size() == names.size() ? Optional.of(found) : Optional.empty();
    }
}
