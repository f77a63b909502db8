package dev.heed.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.mock.internal.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads verdicts from a file of JSON objects, one a line. */
final class VerdictFile {
    private static final Set<String> MEMBERS =
            Set.of("id", "action", "reason", "created_at", "redacted_at", "type", "from");

    private VerdictFile() {}

    /** A line of the file. */
    private record Entry(Optional<JobType> type, Instant from, Verdict verdict) {
        boolean goesFor(JobType asked, Instant at) {
            return type.orElse(asked) == asked && !at.isBefore(from);
        }
    }

    static Verdicts read(Path file) {
        Map<Long, List<Entry>> entries = new HashMap<>();
        long number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(entries, Json.read(line));
                }
            }
        } catch (JsonProcessingException e) {
            throw flaw(file, number, "is not a JSON object: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw flaw(file, number, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the verdicts in " + file, e);
        }
        return (type, id, at) -> entries.getOrDefault(id, List.of()).stream()
                .filter(entry -> entry.goesFor(type, at))
                .reduce((earlier, later) -> later)
                .map(Entry::verdict);
    }

    private static void add(Map<Long, List<Entry>> entries, JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException("has an unknown member: " + name);
            }
        });
        String id = json.path("id").asText();
        if (!id.matches("[0-9]{1,19}")) {
            throw new IllegalArgumentException("has no id of 1 to 19 digits");
        }
        if (!json.hasNonNull("action") || !json.hasNonNull("reason")) {
            throw new IllegalArgumentException("lacks its action or its reason");
        }
        Verdict verdict = new Verdict(
                json.path("action").asText(),
                json.path("reason").asText(),
                instant(json, "created_at"),
                instant(json, "redacted_at"));
        Entry entry = new Entry(type(json), instant(json, "from").orElse(Instant.MIN), verdict);
        entries.computeIfAbsent(Long.parseUnsignedLong(id), any -> new ArrayList<>(1))
                .add(entry);
    }

    private static Optional<JobType> type(JsonNode json) {
        if (!json.has("type")) {
            return Optional.empty();
        }
        return Optional.of(JobType.of(json.path("type").asText())
                .orElseThrow(() -> new IllegalArgumentException("has a type that is neither tweets nor users")));
    }

    private static Optional<Instant> instant(JsonNode json, String name) {
        return json.has(name) ? Optional.of(Instant.parse(json.path(name).asText())) : Optional.empty();
    }

    private static IllegalArgumentException flaw(Path file, long line, String what) {
        return new IllegalArgumentException("Line " + line + " of " + file + " " + what);
    }
}
