package dev.heed.jdbc.internal.mapping;

import dev.heed.HeedException;
import dev.heed.jdbc.Finding;
import dev.heed.jdbc.Finding.Severity;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What there is to say about a mapping. */
public final class Findings {
    private final String file;
    private final Set<Finding> found = new LinkedHashSet<>();

    /**
     * Nothing yet.
     *
     * @param file how messages call the mapping
     */
    public Findings(String file) {
        this.file = file;
    }

    /** Quotes names for a list in a message. */
    public static String list(List<String> names) {
        return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /** Something about the database, rather than a place in the mapping. */
    public void error(String text) {
        add(Severity.ERROR, new Spot(0, 0, ""), text);
    }

    void error(Spot at, String text) {
        add(Severity.ERROR, at, text);
    }

    void warn(Spot at, String text) {
        add(Severity.WARNING, at, text);
    }

    private void add(Severity severity, Spot at, String text) {
        found.add(new Finding(severity, file, at.line(), at.column(), at.path(), text));
    }

    boolean hasErrors() {
        return !errors().isEmpty();
    }

    /** Every finding, by line. */
    public List<Finding> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
    }

    /** Those with which Heed works. */
    public List<Finding> warnings() {
        return all().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .toList();
    }

    private List<Finding> errors() {
        return all().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /**
     * Does nothing unless there is an error.
     *
     * @throws HeedException with a line for each error
     */
    public void refuse() {
        if (hasErrors()) {
            throw new HeedException(errors().stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }
}
