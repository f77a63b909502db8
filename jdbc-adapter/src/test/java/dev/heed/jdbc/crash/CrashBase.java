package dev.heed.jdbc.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases that outlive the processes that use them. */
enum CrashBase {
    H2 {
        @Override
        String create(Path folder) {
            // By default H2 writes what was committed up to half a second later, and a killed process takes that along.
            return "jdbc:h2:file:" + folder.resolve("base") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";
        }

        @Override
        String copy(String url, Path from, Path folder) throws IOException {
            Files.copy(from.resolve("base.mv.db"), folder.resolve("base.mv.db"));
            return create(folder);
        }
    },
    POSTGRESQL {
        @Override
        String create(Path folder) throws SQLException {
            return Server.create("");
        }

        @Override
        String copy(String url, Path from, Path folder) throws SQLException {
            return Server.create(" TEMPLATE " + url.replaceAll(".*/(\\w+)\\?.*", "$1"));
        }
    };

    /** Makes an empty database and tells its URL. */
    abstract String create(Path folder) throws SQLException;

    /** Makes a copy of a database, which nobody may have open, and tells its URL. */
    abstract String copy(String url, Path from, Path folder) throws IOException, SQLException;

    /** One for all; only its clients are killed. */
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();
        private static final AtomicInteger NUMBER = new AtomicInteger();

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

        static String create(String how) throws SQLException {
            String name = "crash" + NUMBER.incrementAndGet();
            try (Connection connection = DriverManager.getConnection(POSTGRES.getJdbcUrl("postgres", "postgres"));
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + how);
            }
            return POSTGRES.getJdbcUrl("postgres", name);
        }
    }
}
