package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.ledger.LedgerEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** See {@link dev.heed.jdbc.ledger.LedgerFormat#CSV}. */
final class CsvWriter implements EntryWriter {
    private static final String LINE_END = "\r\n";
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    /** With these, a spreadsheet begins to calculate, or to call programs. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");

    private final Writer out;

    CsvWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line(ExportField.ALL.stream().map(ExportField::name).toList());
    }

    @Override
    public void write(LedgerEntry entry) throws IOException {
        line(ExportField.ALL.stream()
                .map(field -> text(field.value().apply(entry)))
                .toList());
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void line(List<String> fields) throws IOException {
        out.write(fields.stream().map(CsvWriter::quoted).collect(Collectors.joining(",", "", LINE_END)));
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }

    private static String quoted(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
