package dev.heed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lies in the files of lines that Heed may not act on. */
record HeldLines(List<String> lines) {
    private static final Pattern BECAUSE = Pattern.compile("^\\{\"because\":\"([^\"]+)\"");

    private static final Pattern ID = Pattern.compile("\\\\\"id\\\\\":\\\\\"(\\d{1,19})\\\\\"");

    static HeldLines in(Path spool) {
        try (Stream<Path> files = Files.walk(spool)) {
            return new HeldLines(
                    files.filter(file -> file.getFileName().toString().matches(".*held-\\d+\\.jsonl"))
                            .flatMap(HeldLines::lines)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why they are held, each reason once. */
    String reasons() {
        return lines.stream()
                .map(BECAUSE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** How many of them do not tell which ID they are about. */
    long withoutId() {
        return lines.stream().filter(line -> !ID.matcher(line).find()).count();
    }

    /** The IDs that a person finds in them. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        for (String line : lines) {
            Matcher id = ID.matcher(line);
            if (id.find()) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }
}
