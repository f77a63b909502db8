package dev.heed.jdbc;

/**
 * Something about a mapping that a person should know.
 *
 * @param severity whether Heed works with it
 * @param file the mapping file's name; not null
 * @param line the line, from 1; 0 if the mapping was built in Java
 * @param column the character in that line, from 1; 0 if the mapping was built in Java
 * @param path where in the mapping, such as {@code tables[0].match[1].column}; empty for the mapping as a whole
 * @param text what it is and what to do
 */
public record Finding(Severity severity, String file, int line, int column, String path, String text) {
    /** Whether Heed works with it. */
    public enum Severity {
        /** Heed refuses to work. */
        ERROR,
        /** Heed works, but slower or with other effects than a person may expect. */
        WARNING
    }

    /** The finding in one line, as compilers write theirs, so that editors find the place. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        String where = path.isEmpty() ? place : place + ": " + path;
        return where + (severity == Severity.WARNING ? ": warning: " : ": ") + text;
    }
}
