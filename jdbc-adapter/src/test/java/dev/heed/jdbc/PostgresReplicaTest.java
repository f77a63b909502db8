package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server and one that follows it. */
class PostgresReplicaTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    static Path folder;

    private static EmbeddedPostgres primary;
    private static EmbeddedPostgres replica;

    @BeforeAll
    static void follow() throws IOException {
        server("primary").start().close();
        copy(folder.resolve("primary"), folder.resolve("replica"));
        Files.createFile(folder.resolve("replica").resolve("standby.signal"));
        primary = server("primary").start();
        Files.writeString(
                folder.resolve("replica").resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost user=postgres port=" + primary.getPort() + "'\n");
        replica = server("replica").start();
    }

    private static EmbeddedPostgres.Builder server(String name) {
        return EmbeddedPostgres.builder().setDataDirectory(folder.resolve(name)).setCleanDataDirectory(false);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (EmbeddedPostgres server : new EmbeddedPostgres[] {replica, primary}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Test
    void tellsHowFarARealReplicaIsBehind() throws IOException {
        DataSource ofPrimary = primary.getPostgresDatabase();
        DataSource ofReplica = replica.getPostgresDatabase();
        Throttle throttle = Throttle.replicaLag(ofReplica, Duration.ofSeconds(1));
        TestServer.execute(ofPrimary, "CREATE TABLE posts (id BIGINT)");
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(Archive.rows(ofReplica, "SELECT count(*) FROM posts"))
                        .isEqualTo(List.of("0")));
        await().untilAsserted(() -> assertThat(throttle.pause(NOW)).isEmpty());
        assertThat(Throttle.replicaLag(ofPrimary, Duration.ofSeconds(60)).pause(NOW))
                .isEmpty();

        TestServer.execute(ofReplica, "SELECT pg_wal_replay_pause()");
        TestServer.execute(ofPrimary, "INSERT INTO posts VALUES (1)");
        await().untilAsserted(() -> assertThat(throttle.pause(NOW))
                .hasValueSatisfying(
                        pause -> assertThat(pause.why()).matches("A replica is \\d+ s behind; 1 s are allowed\\.")));

        TestServer.execute(ofReplica, "SELECT pg_wal_replay_resume()");
        await().untilAsserted(() -> assertThat(throttle.pause(NOW)).isEmpty());
        assertThat(Archive.rows(ofReplica, "SELECT id FROM posts")).containsExactly("1");

        primary.close();
        await().untilAsserted(() -> assertThat(throttle.pause(NOW))
                .hasValueSatisfying(pause -> assertThat(pause.why())
                        .isEqualTo("A replica is broken: it does not tell how far it is behind.")));
    }
}
