package dev.heed.cli.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.heed.HeedException;
import dev.heed.cli.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** An embedded PostgreSQL whose data stay in a folder. */
final class PostgresDatabase implements DemoDatabase {
    private static final String USER = "postgres";
    private static final int STOP_SECONDS = 30;

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    PostgresDatabase(Path folder) {
        stopLeftover(folder);
        try {
            this.server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new HeedException(
                    "The embedded PostgreSQL did not start in " + folder + ": " + e.getMessage()
                            + " Try --db h2, or another --dir.",
                    e);
        }
        this.pool = Databases.pool("the demo", server.getJdbcUrl(USER, USER), USER, "");
    }

    /** A demo that was killed leaves its server behind, which keeps the folder for itself. */
    private static void stopLeftover(Path folder) {
        pid(folder.resolve("postmaster.pid")).flatMap(ProcessHandle::of).ifPresent(leftover -> {
            leftover.destroy();
            try {
                leftover.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new HeedException(
                        "The PostgreSQL of an earlier demo (process " + leftover.pid() + ") does not end. Stop it, then"
                                + " try again.",
                        e);
            }
        });
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().findFirst().map(line -> Long.parseLong(line.strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
