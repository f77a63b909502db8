package dev.heed.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.heed.jdbc.Throttle;
import dev.heed.jdbc.Throttle.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every throttle can be had from the configuration file. */
class ThrottleReaderTest {
    /** A Thursday. */
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final List<String> connected = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void severalWindowsAreOpenOnTheirDays() throws IOException {
        Throttle throttle = read("""
                windows:
                  - { from: "22:00", to: "05:00", zone: Europe/Berlin, days: [mon, tue] }
                  - { from: "12:00", to: "14:00", zone: UTC, days: [fri] }
                """);

        assertThat(until(throttle, NOON)).contains(Instant.parse("2026-01-02T12:00:00Z"));
        assertThat(until(throttle, Instant.parse("2026-01-02T12:00:00Z"))).isEmpty();
        assertThat(until(throttle, Instant.parse("2026-01-02T14:00:00Z")))
                .contains(Instant.parse("2026-01-05T21:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select lower(database()) = 'target'                                    | true",
                "{ sql: \"select lower(database()) = 'target'\" }                         | true",
                "{ sql: \"select lower(database()) = 'other'\", url: 'jdbc:h2:mem:other' } | true",
                "{ sql: \"select lower(database()) = 'target'\", url: 'jdbc:h2:mem:other' } | false",
            })
    void theTargetIsAskedUnlessAnotherDatabaseIsNamed(String query, boolean busy) throws IOException {
        assertThat(until(read("pause_query: " + query), NOON).isPresent()).isEqualTo(busy);
    }

    @Test
    void eachReplicaIsAskedHowFarItIsBehind() throws IOException {
        read("""
                replica_lag:
                  - { most: 5s, url: "jdbc:h2:mem:one" }
                  - { most: 1m, url: "jdbc:h2:mem:two", user: me }
                """);

        assertThat(connected).containsExactly("jdbc:h2:mem:one", "jdbc:h2:mem:two");
    }

    @Test
    void theSampleOfThePageIsUnderstood() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "command.md"));

        Throttle throttle = read(
                page.replaceAll("(?s).*```yaml\\nthrottle:\\n(.*?)```.*", "$1").stripIndent());

        assertThat(throttle.pause(NOON)).isPresent();
        assertThat(connected).containsExactly("jdbc:h2:mem:target", "jdbc:mariadb://replica-1/x");
    }

    @Test
    void somebodyIsAskedOverHttp() throws IOException {
        HttpServer freno = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        freno.createContext("/check", exchange -> {
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        freno.start();
        try {
            Throttle throttle =
                    read("may_write: http://127.0.0.1:" + freno.getAddress().getPort() + "/check");

            assertThat(throttle.pause(NOON).map(Pause::why).orElseThrow()).endsWith("which answers 429.");
        } finally {
            freno.stop(0);
        }
    }

    private Throttle read(String throttle) throws IOException {
        Path file = Files.writeString(
                folder.resolve("heed.yaml"),
                "targets:\n  - url: jdbc:h2:mem:target\n    mapping: a.yaml\n    throttle:\n" + throttle.indent(6));
        Config config = ConfigFile.read(file, name -> null);
        return config.targets().get(0).options().apply(this::connect).throttle();
    }

    private DataSource connect(String what, Access access) {
        connected.add(access.url());
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(access.url());
        return database;
    }

    private static Optional<Instant> until(Throttle throttle, Instant now) {
        return throttle.pause(now).map(Pause::until);
    }
}
