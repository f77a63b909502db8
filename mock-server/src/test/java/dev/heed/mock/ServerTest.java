package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a server lives. */
class ServerTest {
    @Test
    void isGoneOnceItIsClosedWhichMayBeSaidTwice() throws Exception {
        MockXServer server = MockXServer.builder().start();
        Caller caller = new Caller(server);
        caller.upload(caller.created("tweets"), "5\n");

        server.close();
        server.close();

        assertThatThrownBy(() -> caller.created("users")).isInstanceOf(ConnectException.class);
    }

    @Test
    void closesInTheMiddleOfAStall() throws Exception {
        MockXServer server = MockXServer.builder()
                .faults(Fault.on(Call.LIST, Effects.stall()))
                .start();
        CountDownLatch done = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            assertThatThrownBy(() -> new Caller(server).get(Caller.JOBS + "?type=tweets"))
                    .isInstanceOf(java.io.IOException.class);
            done.countDown();
        });
        waiting.start();
        await().until(() -> server.journal().size() == 1);

        server.close();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void saysThatAPortIsTaken() {
        try (MockXServer server = MockXServer.builder().start()) {
            assertThatThrownBy(() -> MockXServer.builder()
                            .port(server.apiBase().getPort())
                            .start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void startsAfreshWhenItIsResetWhileTheClockGoesOn() throws Exception {
        try (MockXServer server = MockXServer.builder().start()) {
            Caller caller = new Caller(server);
            server.inject(Fault.on(Call.LIST.from(2), Effects.status(503)));
            server.clock().advance(Duration.ofHours(1));
            JsonNode job = caller.created("tweets");
            caller.created("tweets");
            caller.upload(job, "5\n");

            server.reset();

            assertThat(server.journal().size()).isZero();
            assertThat(server.contractViolations()).isEmpty();
            assertThat(caller.poll(job).statusCode()).isEqualTo(404);
            assertThat(Caller.header(caller.create("{\"type\":\"tweets\"}"), "x-rate-limit-remaining"))
                    .isEqualTo("149");
            caller.get(Caller.JOBS + "?type=tweets");
            assertThat(caller.get(Caller.JOBS + "?type=tweets").statusCode()).isEqualTo(200);
            assertThat(server.clock().instant()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
        }
    }

    @Test
    void twoHundredLiveInOneJvmAtATime() throws Exception {
        List<MockXServer> servers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                servers.add(MockXServer.builder().token("token-" + i).start());
            }
            for (int i = 0; i < 200; i++) {
                assertThat(new Caller(servers.get(i), "token-" + i)
                                .created("tweets")
                                .path("status")
                                .asText())
                        .isEqualTo("created");
            }
        } finally {
            servers.forEach(MockXServer::close);
        }
    }

    @Test
    void runsOnAnyClockButMovesOnlyItsOwn() throws Exception {
        InstantSource fixed = InstantSource.fixed(Instant.parse("2030-05-05T00:00:00Z"));
        try (MockXServer server = MockXServer.builder().clock(fixed).start()) {
            assertThat(new Caller(server).created("tweets").path("created_at").asText())
                    .isEqualTo("2030-05-05T00:00:00.000Z");
            assertThatThrownBy(server::clock).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void hasAClockThatGoesOnByItselfOrStandsAndNeverGoesBack() {
        MockClock standing = MockClock.standing(Instant.EPOCH);
        MockClock running = MockClock.running();
        Instant before = running.instant();
        standing.advance(Duration.ofSeconds(5));
        running.advance(Duration.ofDays(1));

        assertThat(standing.instant()).isEqualTo(Instant.ofEpochSecond(5));
        assertThat(running.instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(1)));
        assertThatThrownBy(() -> standing.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAWorkThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> MockXServer.builder().processing(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAScriptThatFailsApartFromABrokenConnection() throws Exception {
        try (MockXServer server = MockXServer.builder()
                .processing(Duration.ZERO)
                .verdicts((type, id, at) -> {
                    throw new IllegalStateException("no verdict on " + id);
                })
                .start()) {
            Caller caller = new Caller(server);
            JsonNode job = caller.created("tweets");
            caller.upload(job, "5\n");

            assertThat(caller.download(job).statusCode()).isEqualTo(500);
            assertThat(caller.download(job).body()).contains("no verdict on 5");
        }
    }

    @Test
    void knowsNoUploadOfAJobThatIsNotThere() {
        try (MockXServer server = MockXServer.builder().start()) {
            assertThat(server.uploaded("5")).isEmpty();
        }
    }

    @Test
    void doesNotShowTheTokenOfAnApp() {
        assertThat(App.of("one", "secret")).hasToString("one");
    }
}
