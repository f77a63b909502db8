package dev.heed.jdbc.internal.mapping;

import dev.heed.HeedException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with a mapping, by line. */
public final class Findings {
    private final String file;
    private final NavigableSet<Finding> found = new TreeSet<>();

    Findings(String file) {
        this.file = file;
    }

    private record Finding(int line, String text) implements Comparable<Finding> {
        @Override
        public int compareTo(Finding other) {
            return line == other.line ? text.compareTo(other.text) : Integer.compare(line, other.line);
        }
    }

    static HeedException one(String file, int line, String text) {
        return new HeedException(file + ":" + line + ": " + text);
    }

    /** Quotes names for a list in a message. */
    public static String list(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    void add(int line, String text) {
        found.add(new Finding(line, text));
    }

    /** @throws HeedException with a line for each finding, if there is any */
    void refuse() {
        if (!found.isEmpty()) {
            throw new HeedException(found.stream()
                    .map(finding -> file + ":" + finding.line() + ": " + finding.text())
                    .collect(Collectors.joining("\n")));
        }
    }
}
