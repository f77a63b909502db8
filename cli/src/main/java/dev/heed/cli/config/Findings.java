package dev.heed.cli.config;

import dev.heed.HeedException;
import dev.heed.jdbc.Finding;
import dev.heed.jdbc.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong in a configuration file, so that all of it is told at once. */
final class Findings {
    private final String file;
    private final List<Finding> found = new ArrayList<>();

    /** @param file the file's name */
    Findings(String file) {
        this.file = file;
    }

    void add(Place at, String text) {
        found.add(new Finding(Severity.ERROR, file, at.line(), at.column(), at.path(), text));
    }

    /**
     * Does nothing unless something is wrong.
     *
     * @throws HeedException with a line for each finding
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw new HeedException(found.stream()
                    .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                    .map(Finding::toString)
                    .collect(Collectors.joining("\n")));
        }
    }
}
