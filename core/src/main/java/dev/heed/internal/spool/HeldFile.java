package dev.heed.internal.spool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the lines that Heed may not act on, each with the reason, as JSON lines. */
final class HeldFile implements AutoCloseable {
    private final JsonGenerator json;
    private long lines;

    HeldFile(Path file) throws IOException {
        BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        this.json = new JsonFactory().createGenerator(out).setRootValueSeparator(null);
    }

    void hold(String line, String because) throws IOException {
        json.writeStartObject();
        json.writeStringField("because", because);
        json.writeStringField("line", line);
        json.writeEndObject();
        json.writeRaw('\n');
        lines++;
    }

    long lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
