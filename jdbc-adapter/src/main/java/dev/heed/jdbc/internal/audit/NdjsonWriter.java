package dev.heed.jdbc.internal.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.heed.jdbc.ledger.LedgerEntry;
import java.io.IOException;
import java.io.OutputStream;

/** See {@link dev.heed.jdbc.ledger.LedgerFormat#NDJSON}. */
final class NdjsonWriter implements EntryWriter {
    private final JsonGenerator json;

    NdjsonWriter(OutputStream out) throws IOException {
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    @Override
    public void write(LedgerEntry entry) throws IOException {
        json.writeStartObject();
        for (ExportField field : ExportField.ALL) {
            Object value = field.value().apply(entry);
            json.writeFieldName(field.name());
            if (value instanceof Number number) {
                json.writeNumber(number.longValue());
            } else {
                json.writeString((String) value);
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }
}
