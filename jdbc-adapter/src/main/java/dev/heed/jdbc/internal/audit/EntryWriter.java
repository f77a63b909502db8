package dev.heed.jdbc.internal.audit;

import dev.heed.jdbc.ledger.LedgerEntry;
import dev.heed.jdbc.ledger.LedgerFormat;
import java.io.IOException;
import java.io.OutputStream;

/** Writes entries of the ledger in some format. */
interface EntryWriter {
    void write(LedgerEntry entry) throws IOException;

    /** Writes what is still held back; the stream stays open. */
    void flush() throws IOException;

    static EntryWriter of(LedgerFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case NDJSON -> new NdjsonWriter(out);
            case CSV -> new CsvWriter(out);
        };
    }
}
