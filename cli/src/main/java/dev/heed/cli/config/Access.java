package dev.heed.cli.config;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a database.
 *
 * @param url its JDBC URL; may hold secrets of its own
 * @param user who logs in; null to leave that to the URL
 * @param password null for none
 */
public record Access(
        String url, @Nullable String user, @Nullable Secret password) {
    @Override
    public String toString() {
        return "a database";
    }
}
