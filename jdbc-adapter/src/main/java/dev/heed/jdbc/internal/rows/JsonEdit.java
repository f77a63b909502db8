package dev.heed.jdbc.internal.rows;

import dev.heed.jdbc.internal.database.LiveTable;
import dev.heed.jdbc.internal.database.LiveTable.Column;
import dev.heed.jdbc.internal.json.JsonCut;
import dev.heed.jdbc.internal.mapping.JsonForm;
import dev.heed.jdbc.internal.mapping.Plan.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What becomes of a row that loses members of its JSON documents, and values of other columns with them. */
record JsonEdit(LiveTable table, List<Column> cleared, List<Document> documents) {
    /** A column that holds JSON, and what it loses. */
    record Document(Column column, JsonForm form, JsonCut cut) {}

    static JsonEdit of(LiveTable table, List<Column> cleared, List<Cut> cuts) {
        List<Document> documents = cuts.stream()
                .map(cut -> new Document(
                        cut.column(), JsonForm.of(cut.column()).orElseThrow(), new JsonCut(cut.pointers())))
                .toList();
        return new JsonEdit(table, cleared, documents);
    }

    /** What must be read of a row. */
    List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>();
        cleared.forEach(column -> fields.add(table.sql(column).isNotNull()));
        documents.forEach(document -> fields.add(document.form().read(table, document.column())));
        return fields;
    }

    /** What must be written to a row of which these fields were read from a place on; empty if nothing is to be done. */
    Map<Field<?>, @Nullable Object> changes(Record row, int from) {
        Map<Field<?>, @Nullable Object> changes = new LinkedHashMap<>();
        for (int i = 0; i < cleared.size(); i++) {
            if (Boolean.TRUE.equals(row.get(from + i, Boolean.class))) {
                changes.put(table.sql(cleared.get(i)), null);
            }
        }
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            Optional.ofNullable(row.get(from + cleared.size() + i, String.class))
                    .flatMap(document.cut()::of)
                    .ifPresent(rest -> changes.put(
                            table.sql(document.column()), document.form().write(rest)));
        }
        return changes;
    }

    /** What tells a row from others: its primary key, or else what its documents say. */
    List<Field<Object>> identity() {
        return table.primaryKey().isEmpty()
                ? documents.stream()
                        .map(document ->
                                document.form().read(table, document.column()).coerce(Object.class))
                        .toList()
                : table.primaryKey().stream()
                        .map(name -> table.sql(table.column(name)))
                        .toList();
    }
}
