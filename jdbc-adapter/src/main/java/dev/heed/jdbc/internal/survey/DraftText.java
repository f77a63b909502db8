package dev.heed.jdbc.internal.survey;

import dev.heed.jdbc.internal.database.LiveTable.TableId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what was guessed as a mapping, in the words of docs/mapping.md, with the reasons beside it. */
final class DraftText {
    /** The line that makes a mapping a draft. */
    static final String MARK = "draft: true";

    private static final String HEAD = """
            # A first mapping, guessed from the schema and from a few rows of each table. Before each guess stands how sure
            # it is, from 0 to 100, and why; what is not sure enough is commented out. Read it, mend it, and then remove
            # the next line: until then Heed refuses this file. docs/mapping.md explains the words.
            """;

    private final List<Surveyed> tables;
    private final String currentSchema;
    private final Children children;
    private final Set<TableId> told = new HashSet<>();
    private final StringBuilder out = new StringBuilder(HEAD).append(MARK).append("\n\n");

    private DraftText(List<Surveyed> tables, String currentSchema) {
        this.tables = tables;
        this.currentSchema = currentSchema;
        this.children = new Children(tables);
    }

    static String of(List<Surveyed> tables, String currentSchema) {
        DraftText text = new DraftText(tables, currentSchema);
        text.write();
        return text.out.toString();
    }

    private void write() {
        out.append(tables.stream().anyMatch(this::isEntry) ? "tables:\n" : "tables: []\n");
        tables.stream().filter(this::isEntry).forEach(this::entry);
        tables.stream()
                .filter(table ->
                        !isTold(table) && !isEntry(table) && !table.unsure().isEmpty())
                .forEach(table -> out.append(new EntryText(children, this::name).unsure(table)));
    }

    private boolean isEntry(Surveyed table) {
        return !children.matches(table).isEmpty();
    }

    private void entry(Surveyed table) {
        if (isTold(table)) {
            return;
        }
        Optional<Series> series = Series.of(table, tables, this::withoutComments)
                .filter(found -> found.tables().stream().noneMatch(this::isTold));
        series.ifPresent(this::introduce);
        out.append(series.map(found -> sure(table, found.star()))
                .orElseGet(() -> new EntryText(children, this::name).sure(table)));
        told.add(table.table().id());
    }

    private boolean isTold(Surveyed table) {
        return told.contains(table.table().id());
    }

    private void introduce(Series series) {
        List<TableId> ids =
                series.tables().stream().map(table -> table.table().id()).toList();
        told.addAll(ids);
        out.append("  ")
                .append(Yaml.comment(ids.stream()
                        .map(TableId::name)
                        .collect(Collectors.joining(", ", ids.size() + " tables that are alike: ", ""))))
                .append('\n');
    }

    private String sure(Surveyed table, Star star) {
        String text = star.in(table.table().id().name()).orElseThrow();
        return new EntryText(
                        children,
                        id -> star.put(text, id.name())
                                .map(name -> Yaml.tables(id.schema(), name, currentSchema))
                                .orElseGet(() -> name(id)))
                .sure(table);
    }

    /** Scores and counts differ from table to table. */
    private String withoutComments(Surveyed table, Star star) {
        return isEntry(table)
                ? sure(table, star)
                        .lines()
                        .filter(line -> !line.strip().startsWith("#"))
                        .collect(Collectors.joining("\n"))
                : "";
    }

    private String name(TableId id) {
        return Yaml.table(id, currentSchema);
    }
}
