package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admin API as {@code openapi.json} describes it. */
class AdminApiTest {
    private static final String TOKEN = "secret-bearer-token";
    private static final String GET_FAILS = "{\"call\":\"GET\",\"next\":1,\"effect\":\"status\",\"status\":503}";

    private final MockXServer server = MockXServer.builder()
            .token(TOKEN)
            .verdicts(Verdicts.of(1, Verdict.deleted()))
            .start();
    private final Caller caller = new Caller(server, TOKEN);
    private final AdminCaller admin = new AdminCaller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode finishedJob() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "1\n2\n");
        server.clock().advance(Duration.ofSeconds(30));
        assertThat(caller.status(job)).isEqualTo("complete");
        assertThat(caller.lines(job)).hasSize(1);
        return job;
    }

    @Nested
    class State {
        @Test
        void tellsTheClockTheBudgetsAndTheJobs() throws Exception {
            JsonNode job = finishedJob();
            JsonNode state = admin.told("state");

            assertThat(state.path("now").asText()).isEqualTo("2026-01-01T00:00:30.000Z");
            assertThat(state.path("clock").asText()).isEqualTo("standing");
            assertThat(state.at("/apps/0/name").asText()).isEqualTo("app-1");
            assertThat(state.at("/apps/0/windows/1").toString())
                    .isEqualTo("{\"call\":\"GET\",\"limit\":150,\"remaining\":149,"
                            + "\"reset\":\"2026-01-01T00:15:30.000Z\"}");
            assertThat(state.at("/apps/0/windows/2/reset").isNull()).isTrue();
            assertThat(state.at("/jobs/0").toString())
                    .isEqualTo("{\"id\":\"" + job.path("id").asText() + "\",\"app\":\"app-1\",\"type\":\"tweets\","
                            + "\"status\":\"complete\",\"resumable\":false,"
                            + "\"created_at\":\"2026-01-01T00:00:00.000Z\","
                            + "\"upload_expires_at\":\"2026-01-01T00:15:00.000Z\","
                            + "\"download_expires_at\":\"2026-01-08T00:00:00.000Z\",\"uploaded_bytes\":4}");
            assertThat(state.path("exchanges").asInt()).isEqualTo(4);
        }

        @Test
        void tellsThePlannedFaultsAndHowOftenTheyStruck() throws Exception {
            assertThat(admin.post("faults", GET_FAILS).statusCode()).isEqualTo(201);
            caller.get(Caller.JOBS + "/1");
            caller.get(Caller.JOBS + "/1");

            assertThat(admin.told("state").path("faults").toString())
                    .isEqualTo("[{\"fault\":\"get number 1: answered with 503 by a fault\",\"struck\":1}]");
        }

        @Test
        void tellsWhyAJobFailed() throws Exception {
            server.inject(Fault.on(Call.CREATE, Effects.jobFails("Internal error")));
            caller.upload(caller.created("users"), "1\n");
            server.clock().advance(Duration.ofSeconds(30));

            assertThat(admin.told("state").at("/jobs/0/error").asText()).isEqualTo("Internal error");
        }
    }

    @Nested
    class ClockPlace {
        @Test
        void movesTheClockOn() throws Exception {
            HttpResponse<String> answer = admin.post("clock", "{\"advance\":\"PT15M\"}");

            assertThat(answer.body()).isEqualTo("{\"now\":\"2026-01-01T00:15:00.000Z\"}");
            assertThat(server.clock().instant()).isEqualTo(Instant.parse("2026-01-01T00:15:00Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"advance\":\"-PT1S\"}",
                    "{\"advance\":\"15 minutes\"}",
                    "{\"advance\":15}",
                    "{}",
                    "{\"advance\":\"PT1S\",\"back\":true}",
                    "{\"advance\":\"P9999999D\"}",
                    "{\"advance\":\"PT2562047788015215H\"}",
                    "{\"advance\":\"PT99999999999999999999H\"}"
                })
        void refusesWhatIsNoStepForwardAndStandsStill(String body) throws Exception {
            assertThat(admin.post("clock", body).statusCode()).isEqualTo(400);
            assertThat(admin.told("state").path("now").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        }

        @Test
        void refusesToMoveAClockThatTheServerWasGiven() throws Exception {
            try (MockXServer other =
                    MockXServer.builder().clock(Clock.systemUTC()).start()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                other.apiBase().resolve("/_mock/clock"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"advance\":\"PT1S\"}"));

                AdminCaller.assertRefused(new Caller(other).send(request), 400, "clock that it was given");
                assertThat(Caller.json(new Caller(other).get("/_mock/state"))
                                .path("clock")
                                .asText())
                        .isEqualTo("given");
            }
        }
    }

    @Nested
    class Faults {
        static Stream<Arguments> examples() {
            return FaultFormTest.examples();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("examples")
        void arePlannedAsTheDocumentShowsThem(String name, JsonNode example) throws Exception {
            HttpResponse<String> answer = admin.post("faults", example.toString());

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(admin.told("state").at("/faults/0/fault"))
                    .isEqualTo(Caller.json(answer).path("fault"));
        }

        @Test
        void strike() throws Exception {
            JsonNode job = caller.created("tweets");
            admin.post("faults", GET_FAILS);

            assertThat(caller.poll(job).statusCode()).isEqualTo(503);
            assertThat(caller.poll(job).statusCode()).isEqualTo(200);
        }

        @Test
        void areRefusedIfTheyHaveNoSense() throws Exception {
            String range = "\"from\":1,\"to\":2}";
            AdminCaller.assertRefused(
                    admin.post("faults", GET_FAILS.replace("}", "," + range)), 400, "neither from nor to");
            AdminCaller.assertRefused(admin.post("faults", GET_FAILS.replace("503", "999")), 400, "999");
            assertThat(admin.told("state").path("faults")).isEmpty();
        }

        @Test
        void areForgotten() throws Exception {
            admin.post("faults", GET_FAILS);

            assertThat(admin.send(admin.to("faults").DELETE()).statusCode()).isEqualTo(204);
            assertThat(admin.told("state").path("faults")).isEmpty();
            assertThat(caller.poll(caller.created("tweets")).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class JournalPlace {
        @Test
        void tellsExchangesWithoutSecretsAndWithoutAdminRequests() throws Exception {
            finishedJob();
            admin.get("state");
            JsonNode journal = admin.told("journal");

            assertThat(calls(journal)).containsExactly("CREATE", "UPLOAD", "GET", "DOWNLOAD");
            assertThat(journal.at("/exchanges/1/path").asText()).doesNotContain("?");
            assertThat(journal.at("/exchanges/1/request_bytes").asInt()).isEqualTo(4);
            assertThat(journal.at("/exchanges/1/status").asInt()).isEqualTo(200);
        }

        @Test
        void isReadOnFromTheLastNumber() throws Exception {
            finishedJob();

            assertThat(numbers(admin.told("journal?after=2"))).containsExactly(3L, 4L);
            assertThat(admin.told("journal?after=2").path("last").asInt()).isEqualTo(4);
            assertThat(admin.told("journal?after=4").toString()).isEqualTo("{\"exchanges\":[],\"last\":4}");
        }

        @Test
        void comesInPagesOf500() throws Exception {
            for (int i = 0; i < 501; i++) {
                caller.get("/x");
            }
            JsonNode first = admin.told("journal?after=0");

            assertThat(first.path("exchanges")).hasSize(500);
            assertThat(first.path("last").asInt()).isEqualTo(500);
            assertThat(numbers(admin.told("journal?after=500"))).containsExactly(501L);
        }

        @Test
        void tellsALastNumberBelowThatAskedForAfterAReset() throws Exception {
            finishedJob();
            admin.post("reset", "");
            caller.created("tweets");

            assertThat(admin.told("journal?after=4").toString()).isEqualTo("{\"exchanges\":[],\"last\":1}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "x", "", "1.5", "99999999999999999999"})
        void refusesWhatIsNoNumberOfAnExchange(String after) throws Exception {
            AdminCaller.assertRefused(admin.get("journal?after=" + after), 400, "after");
        }

        private List<String> calls(JsonNode journal) {
            return journal.findValuesAsText("call");
        }

        private List<Long> numbers(JsonNode journal) {
            return journal.findValues("number").stream().map(JsonNode::asLong).toList();
        }
    }

    @Test
    void violationsNameTheRuleTheTimeAndTheRequest() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.send(Caller.put(Caller.uploadUrl(job))
                .header("Authorization", "Bearer " + TOKEN)
                .PUT(BodyPublishers.ofString("1\n")));
        JsonNode violations = admin.told("violations").path("violations");

        assertThat(violations).hasSize(1);
        assertThat(violations.at("/0/rule").asText()).isEqualTo("TOKEN_SENT_TO_STORAGE");
        assertThat(violations.at("/0/at").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(violations.at("/0/detail").asText())
                .startsWith("PUT /storage/")
                .doesNotContain("?")
                .contains("answered with");
        assertThat(admin.told("state").path("violations")).isEqualTo(violations);
    }

    @Nested
    class VerdictsPlace {
        @Test
        void tellsOnlyIdsThatAreNotInCompliance() throws Exception {
            assertThat(admin.post("verdicts", "{\"type\":\"tweets\",\"ids\":[\"1\",\"2\"]}")
                            .body())
                    .isEqualTo("{\"verdicts\":[{\"id\":\"1\",\"action\":\"delete\",\"reason\":\"deleted\"}]}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"type\":\"posts\",\"ids\":[]}",
                    "{\"type\":\"tweets\"}",
                    "{\"type\":\"tweets\",\"ids\":[1]}",
                    "{\"type\":\"tweets\",\"ids\":[\"12345678901234567890\"]}",
                    "{\"type\":\"tweets\",\"ids\":[\"-1\"]}",
                    "{\"type\":\"tweets\",\"ids\":[],\"at\":\"now\"}"
                })
        void refusesEverythingElse(String body) throws Exception {
            assertThat(admin.post("verdicts", body).statusCode()).isEqualTo(400);
        }

        @Test
        void refusesMoreThan10000Ids() throws Exception {
            String ids = "\"1\",".repeat(10_000);

            AdminCaller.assertRefused(
                    admin.post("verdicts", "{\"type\":\"tweets\",\"ids\":[" + ids + "\"1\"]}"), 400, "10000");
        }
    }

    @Test
    void resetForgetsEverythingButTheTime() throws Exception {
        finishedJob();
        admin.post("faults", GET_FAILS);
        caller.get("/x");
        assertThat(admin.send(admin.to("reset").POST(BodyPublishers.noBody())).statusCode())
                .isEqualTo(204);
        JsonNode state = admin.told("state");

        assertThat(state.path("now").asText()).isEqualTo("2026-01-01T00:00:30.000Z");
        assertThat(state.at("/apps/0/windows/0/remaining").asInt()).isEqualTo(150);
        for (String gone : List.of("jobs", "faults", "violations")) {
            assertThat(state.path(gone)).isEmpty();
        }
        assertThat(state.path("exchanges").asInt()).isZero();
    }

    @Test
    void noTokenAndNoSignatureAppearsAnywhere() throws Exception {
        JsonNode job = finishedJob();
        caller.send(Caller.put(Caller.uploadUrl(job))
                .header("Authorization", "Bearer " + TOKEN)
                .PUT(BodyPublishers.noBody()));
        String signature = Caller.uploadUrl(job).getQuery().replaceAll(".*Signature=", "");

        assertThat(signature).hasSizeGreaterThan(20);
        for (String place : List.of("", "admin.js", "openapi.json", "state", "journal", "violations")) {
            assertThat(admin.get(place).body()).as(place).doesNotContain(TOKEN, signature);
        }
    }
}
