package dev.heed.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;

/** A server of PostgreSQL: started by the first test that needs it, ends with the JVM. */
final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    static DataSource emptyDatabase(String name) {
        TestServer.execute(SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
        return SERVER.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
