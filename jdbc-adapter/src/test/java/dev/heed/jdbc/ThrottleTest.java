package dev.heed.jdbc;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.heed.jdbc.Throttle.Pause;
import dev.heed.jdbc.Throttle.Window;
import dev.heed.spi.Applied;
import dev.heed.spi.BusyException;
import dev.heed.spi.Enforcer;
import dev.heed.spi.Tempo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class ThrottleTest extends EnforcerBench {
    private static final Instant SOON = NOW.plusSeconds(15);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    ThrottleTest() {
        super(TestServer.POSTGRESQL);
    }

    @Test
    void letsTheTimePassThatRowsStandFor() {
        Throttle throttle = Throttle.rowsPerSecond(100);
        assertThat(throttle.pause(NOW)).isEmpty();

        throttle.wrote(250, NOW);

        assertThat(throttle.pause(NOW.plusMillis(2_499)))
                .contains(new Pause(NOW.plusMillis(2_500), "No more than 100 rows may change in a second."));
        assertThat(throttle.pause(NOW.plusMillis(2_500))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Berlin is an hour ahead of UTC in winter and two in summer.
        "22:00, 05:00, 2026-03-01T20:59:59Z, 2026-03-01T21:00:00Z",
        "22:00, 05:00, 2026-03-01T21:00:00Z,",
        "22:00, 05:00, 2026-03-02T03:59:59Z,",
        "22:00, 05:00, 2026-03-02T04:00:00Z, 2026-03-02T21:00:00Z",
        "22:00, 05:00, 2026-03-29T04:00:00Z, 2026-03-29T20:00:00Z",
        "01:00, 04:00, 2026-03-01T02:59:59Z,",
        "01:00, 04:00, 2026-03-01T03:00:00Z, 2026-03-02T00:00:00Z",
        "02:30, 04:00, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z",
        // On 29 March there is no hour from 2 to 3, and on 25 October there are two.
        "02:00, 03:00, 2026-03-29T00:00:00Z, 2026-03-30T00:00:00Z",
        "22:00, 02:30, 2026-10-25T00:29:59Z,",
        "22:00, 02:30, 2026-10-25T00:30:00Z, 2026-10-25T21:00:00Z",
        "02:30, 04:00, 2026-10-25T01:30:00Z,",
        "00:00, 00:00, 2026-10-25T12:00:00Z,",
    })
    void opensAWindowByTheClocksOfItsZone(LocalTime from, LocalTime to, Instant now, Instant opening) {
        Throttle throttle = Throttle.windows(Window.daily(from, to, BERLIN));

        assertThat(throttle.pause(now).map(Pause::until)).isEqualTo(Optional.ofNullable(opening));
    }

    @ParameterizedTest
    @CsvSource({
        // 6 March 2026 is a Friday.
        "2026-03-06T20:59:59Z, 2026-03-06T21:00:00Z",
        "2026-03-06T21:00:00Z,",
        "2026-03-07T03:59:59Z,",
        "2026-03-07T04:00:00Z, 2026-03-07T11:00:00Z",
        "2026-03-07T11:00:00Z,",
        "2026-03-07T13:00:00Z, 2026-03-08T11:00:00Z",
        "2026-03-08T13:00:00Z, 2026-03-13T21:00:00Z",
    })
    void opensSeveralWindowsEachOnItsDays(Instant now, Instant opening) {
        Throttle throttle = Throttle.windows(
                new Window(LocalTime.of(22, 0), LocalTime.of(5, 0), BERLIN, Set.of(FRIDAY)),
                new Window(LocalTime.of(12, 0), LocalTime.of(14, 0), BERLIN, Set.of(SATURDAY, SUNDAY)));

        assertThat(throttle.pause(now))
                .isEqualTo(Optional.ofNullable(opening)
                        .map(until -> new Pause(
                                until,
                                "The database is written between 22:00 and 05:00 (Europe/Berlin) on Fri or between"
                                        + " 12:00 and 14:00 (Europe/Berlin) on Sat, Sun only.")));
    }

    @Test
    void aWindowThatIsLostOnceOpensAWeekLater() {
        Throttle throttle =
                Throttle.windows(new Window(LocalTime.of(2, 0), LocalTime.of(3, 0), BERLIN, Set.of(SUNDAY)));

        assertThat(throttle.pause(Instant.parse("2026-03-28T12:00:00Z")).map(Pause::until))
                .contains(Instant.parse("2026-04-05T00:00:00Z"));
    }

    @Test
    void asksAQueryOfTheHosts() {
        Throttle throttle = Throttle.query(archive.source(), "SELECT count(*) > 1 FROM posts");
        archive.post(1, 900);
        assertThat(throttle.pause(NOW)).isEmpty();

        archive.post(2, 900);

        assertThat(throttle.pause(NOW)).contains(new Pause(SOON, "The pause query says that the database is busy."));
    }

    @Test
    void writesNothingByAQueryOfTheHosts() {
        Throttle throttle = Throttle.query(
                archive.source(), "WITH gone AS (DELETE FROM posts RETURNING 1) SELECT count(*) FROM gone");
        archive.post(1, 900);

        assertThat(throttle.pause(NOW).orElseThrow().why()).contains("read-only transaction");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void waitsWhereNobodyCanBeAsked() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/archive?user=heed&password=s3cret");

        assertThat(Throttle.query(nowhere, "SELECT true").pause(NOW)).hasValueSatisfying(pause -> {
            assertThat(pause.until()).isEqualTo(SOON);
            assertThat(pause.why())
                    .startsWith("Whether the database may be written could not be found out: ")
                    .doesNotContain("s3cret");
        });
    }

    @Test
    void knowsHowFarReplicasOfPostgresqlAreBehind() {
        archive.run(
                "CREATE SCHEMA fake", "CREATE VIEW fake.pg_stat_replication AS SELECT interval '42 s' AS replay_lag");
        PGSimpleDataSource lagging = new PGSimpleDataSource();
        lagging.setURL(((PGSimpleDataSource) archive.source()).getURL());
        lagging.setUser("postgres");
        lagging.setOptions("-c search_path=fake,pg_catalog");

        assertThat(Throttle.replicaLag(archive.source(), Duration.ofSeconds(5)).pause(NOW))
                .isEmpty();
        assertThat(Throttle.replicaLag(lagging, Duration.ofSeconds(50)).pause(NOW))
                .isEmpty();
        assertThat(Throttle.replicaLag(lagging, Duration.ofSeconds(5)).pause(NOW))
                .contains(new Pause(SOON, "A replica is 42 s behind; 5 s are allowed."));
    }

    @Test
    void asksWhetherItMayWrite() throws IOException {
        AtomicInteger status = new AtomicInteger(200);
        HttpServer freno = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        freno.createContext("/check/heed", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        freno.start();
        String host = freno.getAddress().getAddress().getHostAddress();
        Throttle throttle = Throttle.mayWrite(
                URI.create("http://" + host + ":" + freno.getAddress().getPort() + "/check/heed"));
        try {
            assertThat(throttle.pause(NOW)).isEmpty();
            status.set(429);
            assertThat(throttle.pause(NOW))
                    .contains(new Pause(
                            SOON, "Whether the database may be written is asked of " + host + ", which answers 429."));
        } finally {
            freno.stop(0);
        }
        assertThat(throttle.pause(NOW).orElseThrow().why()).endsWith("which gives no answer.");
    }

    @Test
    void waitsBeforeATransactionAndLearnsOfEachOne() {
        archive.post(1, 900).media(1).post(2, 900);
        TargetOptions options =
                TargetOptions.DEFAULT.clock(() -> NOW).throttle(Throttle.all(Throttle.NONE, Throttle.rowsPerSecond(1)));
        Enforcer enforcer = JdbcTarget.open("main", archive.source(), Mappings.write(folder, Mappings.POSTS), options)
                .enforcer();

        assertThat(enforcer.apply(batch(posts, delete(1)))).isEqualTo(new Applied(1, 1, 2));

        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(2))))
                .isInstanceOfSatisfying(
                        BusyException.class, busy -> assertThat(busy.until()).isEqualTo(NOW.plusSeconds(2)))
                .hasMessage("No more than 1 rows may change in a second.");
        assertThat(archive.count("posts")).isEqualTo(1);
    }

    @Test
    void isSlowedDownAndLetGoAgainWhileItWorks() {
        archive.post(1, 900).media(1).post(2, 900).post(3, 900);
        Enforcer enforcer = JdbcTarget.open(
                        "main",
                        archive.source(),
                        Mappings.write(folder, Mappings.POSTS),
                        TargetOptions.DEFAULT.clock(() -> NOW))
                .enforcer();

        enforcer.tune(new Tempo(Duration.ofMillis(50), 1));
        enforcer.apply(batch(posts, delete(1)));
        assertThatThrownBy(() -> enforcer.apply(batch(posts, delete(2)))).isInstanceOf(BusyException.class);
        enforcer.tune(new Tempo(Duration.ofMillis(50), Long.MAX_VALUE));

        assertThat(enforcer.apply(batch(posts, delete(2)))).isEqualTo(new Applied(2, 1, 1));
    }
}
