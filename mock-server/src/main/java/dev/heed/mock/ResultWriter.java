package dev.heed.mock;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Writes results as X does: in neither the order of the input nor that of the IDs, with one empty line inside. Holds a few
 * thousand lines in memory, whatever comes.
 */
final class ResultWriter {
    private static final String LARGEST = Long.toString(Long.MAX_VALUE);
    private static final int SHUFFLED = 4_096;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final Instant LONG_AGO = Instant.parse("2010-06-01T12:00:00Z");
    private static final Instant REDACTED = Instant.parse("2025-11-05T08:00:00Z");
    private static final long FIRST_SNOWFLAKE = 1L << 40;
    private static final long SNOWFLAKE_EPOCH = 1_288_834_974_657L;

    private final Verdicts verdicts;
    private final String type;

    ResultWriter(Verdicts verdicts, String type) {
        this.verdicts = verdicts;
        this.type = type;
    }

    void write(Path submission, Path results) throws IOException {
        try (Lines in = new Lines(submission);
                BufferedWriter out = Files.newBufferedWriter(results, StandardCharsets.US_ASCII)) {
            Block block = new Block(out);
            for (Optional<String> line = in.next(); line.isPresent(); line = in.next()) {
                Optional<String> answer = answer(line.get().strip());
                if (answer.isPresent()) {
                    block.add(answer.get());
                }
            }
            block.flush();
        }
    }

    private Optional<String> answer(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (!isId(line)) {
            return Optional.of("{\"error\":\"invalid_id\"}");
        }
        long id = Long.parseLong(line);
        return verdicts.of(type, id).map(verdict -> line(id, verdict));
    }

    private static boolean isId(String line) {
        return line.matches("[1-9]\\d{0,18}") && (line.length() < LARGEST.length() || line.compareTo(LARGEST) <= 0);
    }

    private static String line(long id, Verdict verdict) {
        String redacted = redactedAt(verdict)
                .map(at -> "\"redacted_at\":\"" + MILLIS.format(at) + "\",")
                .orElse("");
        return "{\"id\":\"" + id + "\",\"action\":\"" + verdict.action() + "\",\"created_at\":\""
                + MILLIS.format(verdict.createdAt().orElseGet(() -> createdAt(id))) + "\"," + redacted + "\"reason\":\""
                + verdict.reason() + "\"}";
    }

    /** Recorded results had it on deleted content and not on suspended. */
    private static Optional<Instant> redactedAt(Verdict verdict) {
        boolean usual = verdict.reason().equals("deleted");
        return verdict.redactedAt().or(() -> usual ? Optional.of(REDACTED) : Optional.empty());
    }

    private static Instant createdAt(long id) {
        return id < FIRST_SNOWFLAKE ? LONG_AGO : Instant.ofEpochMilli((id >>> 22) + SNOWFLAKE_EPOCH);
    }

    /** Lines that are shuffled together. */
    private static final class Block {
        private final BufferedWriter out;
        private final List<String> lines = new ArrayList<>();
        private boolean first = true;

        Block(BufferedWriter out) {
            this.out = out;
        }

        void add(String line) throws IOException {
            lines.add(line);
            if (lines.size() == SHUFFLED) {
                flush();
            }
        }

        void flush() throws IOException {
            Collections.shuffle(lines, new Random(lines.size()));
            if (first && !lines.isEmpty()) {
                lines.add(lines.size() / 2, "");
                first = false;
            }
            for (String line : lines) {
                out.write(line);
                out.write('\n');
            }
            lines.clear();
        }
    }
}
