package dev.heed.cli.config;

import java.nio.file.Path;

/** The JDBC URL of a file of SQLite, whose driver would look for it where the command happens to be called. */
final class SqliteUrl {
    private static final String PREFIX = "jdbc:sqlite:";

    private SqliteUrl() {}

    /** The URL with the file's whole path; any other URL as it is. */
    static String from(String url, Path folder) {
        boolean namesAFile = url.startsWith(PREFIX)
                && !url.startsWith(PREFIX + ":")
                && !url.startsWith(PREFIX + "file:")
                && url.length() > PREFIX.length();
        return namesAFile ? PREFIX + folder.resolve(url.substring(PREFIX.length())) : url;
    }
}
