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
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
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

    /** What must be read of a row: which columns are to be cleared, then the documents. */
    List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>();
        cleared.forEach(column -> fields.add(table.sql(column).isNotNull()));
        documents.forEach(document -> fields.add(text(document)));
        return fields;
    }

    private Field<String> text(Document document) {
        return document.form().read(table, document.column());
    }

    /** What must be written to a row of which these fields were read; empty if nothing is to be done. */
    Map<Field<?>, @Nullable Object> changes(Key read) {
        Map<Field<?>, @Nullable Object> changes = new LinkedHashMap<>();
        for (int i = 0; i < cleared.size(); i++) {
            if (Boolean.TRUE.equals(read.value(i))) {
                changes.put(table.sql(cleared.get(i)), null);
            }
        }
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            Optional.ofNullable((String) read.value(cleared.size() + i))
                    .flatMap(document.cut()::of)
                    .ifPresent(rest -> changes.put(
                            table.sql(document.column()), document.form().write(rest)));
        }
        return changes;
    }

    /** Whether a row looks as it did when these fields were read. */
    Condition looks(Key read) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 0; i < cleared.size(); i++) {
            Field<Object> column = table.sql(cleared.get(i));
            parts.add(Boolean.TRUE.equals(read.value(i)) ? column.isNotNull() : column.isNull());
        }
        for (int i = 0; i < documents.size(); i++) {
            Field<String> text = text(documents.get(i));
            String was = (String) read.value(cleared.size() + i);
            parts.add(was == null ? text.isNull() : ExactText.isEqual(text, was));
        }
        return DSL.and(parts);
    }
}
