package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsApiTest {
    private final MockXServer server = MockXServer.builder().start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewJobHasXsFieldsAndDates() throws Exception {
        JsonNode job = Caller.json(caller.create("{\"type\":\"tweets\",\"name\":\"mine\"}"))
                .path("data");

        assertThat(job.path("id").asText()).matches("\\d{1,19}");
        assertThat(job.path("name").asText()).isEqualTo("mine");
        assertThat(job.path("status").asText()).isEqualTo("created");
        assertThat(job.path("created_at").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(job.path("upload_expires_at").asText()).isEqualTo("2026-01-01T00:15:00.000Z");
        assertThat(job.path("download_expires_at").asText()).isEqualTo("2026-01-08T00:00:00.000Z");
    }

    @Test
    void aNameIsToldOnlyIfItWasGiven() throws Exception {
        assertThat(caller.created("users").has("name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "not json",
                "{\"type\":\"posts\"}",
                "{\"type\":\"tweets\",\"color\":\"red\"}",
                "{\"type\":\"tweets\",\"resumable\":\"yes\"}",
                "{\"type\":\"tweets\",\"name\":\"12345678901234567890123456789012345678901234567890123456789012345\"}"
            })
    void aBodyThatXDoesNotKnowIsRefused(String body) throws Exception {
        HttpResponse<String> answer = caller.create(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("type").asText()).endsWith("/invalid-request");
    }

    @Test
    void anotherContentTypeThanJsonIsRefused() throws Exception {
        HttpResponse<String> answer = caller.send(caller.api("/2/compliance/jobs")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"tweets\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aWrongTokenIsRefusedWithoutRateHeaders() throws Exception {
        HttpResponse<String> answer =
                caller.send(HttpRequest.newBuilder(server.apiBase().resolve("/2/compliance/jobs?type=tweets"))
                        .header("Authorization", "Bearer other"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("x-rate-limit-limit")).isEmpty();
    }

    @Test
    void aSecondJobOfOneTypeIsRefusedWhileTheFirstRuns() throws Exception {
        JsonNode first = caller.created("tweets");
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(409);
        assertThat(caller.create("{\"type\":\"users\"}").statusCode()).isEqualTo(200);

        caller.upload(first, "1\n");
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(409);

        server.clock().advance(Duration.ofSeconds(30));
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aJobGoesThroughItsStatesByTheClock() throws Exception {
        JsonNode job = caller.created("tweets");
        List<String> states = new ArrayList<>(List.of(status(job)));
        caller.upload(job, "1\n");
        states.add(status(job));
        server.clock().advance(Duration.ofSeconds(30));
        states.add(status(job));

        assertThat(states).containsExactly("created", "in_progress", "complete");
    }

    @Test
    void aJobWithoutAnUploadExpiresAndStaysListed() throws Exception {
        JsonNode job = caller.created("tweets");

        server.clock().advance(Duration.ofMinutes(15));

        assertThat(status(job)).isEqualTo("expired");
        assertThat(Caller.json(caller.get("/2/compliance/jobs?type=tweets")).path("data"))
                .hasSize(1);
    }

    @Test
    void aListIsNewestFirstAndFilteredByTypeAndStatus() throws Exception {
        String first = caller.created("tweets").path("id").asText();
        server.clock().advance(Duration.ofMinutes(15));
        String second = caller.created("tweets").path("id").asText();
        caller.created("users");

        assertThat(ids("/2/compliance/jobs?type=tweets")).containsExactly(second, first);
        assertThat(ids("/2/compliance/jobs?type=tweets&status=created")).containsExactly(second);
        assertThat(caller.get("/2/compliance/jobs?type=tweets&status=expired").statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/2/compliance/jobs").statusCode()).isEqualTo(400);
    }

    @Test
    void anEmptyListHasNoData() throws Exception {
        JsonNode list = Caller.json(caller.get("/2/compliance/jobs?type=users"));

        assertThat(list.has("data")).isFalse();
        assertThat(list.path("meta").path("result_count").asInt(-1)).isZero();
    }

    @Test
    void aJobThatXForgotIsUnknown() throws Exception {
        JsonNode job = caller.created("tweets");

        server.forgetJobs();

        HttpResponse<String> answer =
                caller.get("/2/compliance/jobs/" + job.path("id").asText());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Caller.json(answer).path("type").asText()).endsWith("/resource-not-found");
    }

    @Test
    void request151OfAWindowIsRefusedUntilTheWindowEnds() throws Exception {
        for (int i = 0; i < 150; i++) {
            assertThat(caller.get("/2/compliance/jobs?type=users").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = caller.get("/2/compliance/jobs?type=tweets");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("x-rate-limit-reset"))
                .contains(Long.toString(
                        server.clock().instant().plus(Duration.ofMinutes(15)).getEpochSecond()));
        assertThat(caller.get("/2/compliance/jobs/1").statusCode()).isEqualTo(404);

        server.clock().advance(Duration.ofMinutes(15));
        assertThat(caller.get("/2/compliance/jobs?type=tweets").statusCode()).isEqualTo(200);
    }

    @Test
    void everyAnswerTellsWhatIsLeftOfTheWindow() throws Exception {
        caller.created("tweets");

        assertThat(caller.create("{\"type\":\"users\"}").headers().firstValue("x-rate-limit-remaining"))
                .contains("148");
    }

    private String status(JsonNode job) throws Exception {
        return Caller.json(caller.get("/2/compliance/jobs/" + job.path("id").asText()))
                .path("data")
                .path("status")
                .asText();
    }

    private List<String> ids(String path) throws Exception {
        return Caller.json(caller.get(path)).path("data").findValuesAsText("id");
    }
}
