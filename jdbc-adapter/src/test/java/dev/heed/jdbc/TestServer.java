package dev.heed.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The servers that every test runs on; each gives out empty databases. */
enum TestServer {
    H2 {
        @Override
        DataSource emptyDatabase() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:heed" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource emptyDatabase() {
            String name = "heed" + NUMBER.incrementAndGet();
            execute(Postgres.SERVER.getPostgresDatabase(), "CREATE DATABASE " + name);
            return Postgres.SERVER.getDatabase("postgres", name);
        }
    };

    private static final AtomicInteger NUMBER = new AtomicInteger();

    abstract DataSource emptyDatabase();

    static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Started by the first test that needs it, ends with the JVM. */
    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

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
}
