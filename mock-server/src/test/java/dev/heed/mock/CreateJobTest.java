package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /2/compliance/jobs}. */
class CreateJobTest {
    private static final String NAME_OF_64 = "n".repeat(64);

    /** Between two seconds, where rounding shows. */
    private final MockClock clock = MockClock.standing(Instant.parse("2026-01-01T00:00:00.700Z"));

    private final MockXServer server = MockXServer.builder().clock(clock).start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answers200WithEveryFieldOfTheNewJob() throws Exception {
        HttpResponse<String> answer = caller.create("{\"type\":\"tweets\",\"name\":\"mine\"}");
        JsonNode job = Caller.json(answer).path("data");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Caller.header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(job.path("id").isTextual()).isTrue();
        assertThat(job.path("id").asText()).matches("[0-9]{1,19}");
        assertThat(job.path("type").asText()).isEqualTo("tweets");
        assertThat(job.path("name").asText()).isEqualTo("mine");
        assertThat(job.path("status").asText()).isEqualTo("created");
        assertThat(job.path("resumable").isBoolean()).isTrue();
        assertThat(job.path("resumable").asBoolean()).isFalse();
        assertThat(job.has("error")).isFalse();
    }

    @Test
    void datesAJobInWholeSecondsWrittenWithMillisecondsAsItsUrlsAre() throws Exception {
        JsonNode job = caller.created("tweets");

        assertThat(job.path("created_at").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(job.path("upload_expires_at").asText()).isEqualTo("2026-01-01T00:15:00.000Z");
        assertThat(job.path("download_expires_at").asText()).isEqualTo("2026-01-08T00:00:00.000Z");
        assertThat(job.path("upload_url").asText()).contains("X-Goog-Date=20260101T000000Z", "X-Goog-Expires=900&");
        assertThat(job.path("download_url").asText()).contains("X-Goog-Expires=604800&");
    }

    @ParameterizedTest
    @CsvSource({"tweets,twttr-tweet-compliance", "users,twttr-user-compliance"})
    void putsTheFilesOfEachTypeIntoABucketOfItsOwn(String type, String bucket) throws Exception {
        JsonNode job = caller.created(type);
        String id = job.path("id").asText();

        assertThat(Caller.uploadUrl(job).getPath()).matches("/storage/" + bucket + "/" + id + "/submission/\\d+_" + id);
        assertThat(Caller.downloadUrl(job).getPath()).matches("/storage/" + bucket + "/" + id + "/delivery/\\d+_" + id);
    }

    @Test
    void tellsANameOnlyIfItWasGiven() throws Exception {
        assertThat(caller.created("users").has("name")).isFalse();
    }

    @Test
    void takesANameOf64Characters() throws Exception {
        assertThat(caller.create("{\"type\":\"tweets\",\"name\":\"" + NAME_OF_64 + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.create("{\"type\":\"users\",\"name\":\"" + "\uD83D\uDC26".repeat(64) + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<String> bodiesThatXDoesNotTake() {
        return Stream.of(
                "",
                "{}",
                "[]",
                "null",
                "not json",
                "{\"type\":\"tweets\"} {}",
                "{\"type\":\"posts\"}",
                "{\"type\":\"tweets\",\"type\":\"users\"}",
                "{\"type\":1}",
                "{\"type\":\"tweets\",\"color\":\"red\"}",
                "{\"type\":\"tweets\",\"resumable\":\"yes\"}",
                "{\"type\":\"tweets\",\"name\":5}",
                "{\"type\":\"tweets\",\"name\":\"" + NAME_OF_64 + "n\"}");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("bodiesThatXDoesNotTake")
    void refusesABodyThatXDoesNotTake(String body) throws Exception {
        HttpResponse<String> answer = caller.create(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Caller.json(answer).path("title").asText()).isEqualTo("Invalid Request");
        assertThat(Caller.json(answer).path("type").asText()).isEqualTo("https://api.x.com/2/problems/invalid-request");
        assertThat(Caller.json(answer).path("errors").path(0).path("message").asText())
                .isNotEmpty();
        assertThat(server.contractViolations()).extracting(Violation::rule).containsExactly(Rule.INVALID_REQUEST);
    }

    @Test
    void namesTheMemberThatItRefusesAndItsValue() throws Exception {
        JsonNode error = Caller.json(caller.create("{\"type\":\"posts\"}"))
                .path("errors")
                .path(0);

        assertThat(error.path("parameters").path("type").path(0).asText()).isEqualTo("posts");
        assertThat(error.path("message").asText())
                .isEqualTo("$.type: does not have a value in the enumeration [tweets, users]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    void refusesAnyContentTypeButJson(String type) throws Exception {
        HttpResponse<String> answer = caller.send(caller.api(Caller.JOBS)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"type\":\"tweets\"}")));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=UTF-8", "Application/JSON ; charset=utf-8"})
    void takesJsonWithItsCharset(String type) throws Exception {
        HttpResponse<String> answer = caller.send(caller.api(Caller.JOBS)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"type\":\"tweets\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyBeyondAllMeasureAndStillAnswers() throws Exception {
        assertThat(caller.create("{\"type\":\"" + "x".repeat(3 << 20) + "\"}").statusCode())
                .isEqualTo(413);
    }

    @Test
    void refusesASecondJobOfATypeWhileTheFirstRuns() throws Exception {
        JsonNode first = caller.created("tweets");
        HttpResponse<String> refused = caller.create("{\"type\":\"tweets\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Caller.json(refused).path("type").asText()).endsWith("/problems/conflict");
        assertThat(caller.create("{\"type\":\"users\"}").statusCode()).isEqualTo(200);

        caller.upload(first, "1\n");
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(409);

        clock.advance(Duration.ofSeconds(30));
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesASecondJobUntilAnUnusedOneExpires() throws Exception {
        caller.created("tweets");
        clock.advance(Duration.ofMinutes(15).minusMillis(701));
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(409);

        clock.advance(Duration.ofMillis(1));
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesASecondJobOfAnyTypeIfXsOlderTextHolds() throws Exception {
        try (MockXServer older =
                MockXServer.builder().variants(Variant.ONE_JOB_PER_APP).start()) {
            Caller other = new Caller(older);
            other.created("tweets");

            assertThat(other.create("{\"type\":\"users\"}").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void letsAnUnusedJobBeIfThatIsWhatXDoes() throws Exception {
        try (MockXServer lenient = MockXServer.builder()
                .variants(Variant.UNUSED_JOB_DOES_NOT_BLOCK)
                .start()) {
            Caller other = new Caller(lenient);
            JsonNode unused = other.created("tweets");
            JsonNode used = other.created("tweets");
            assertThat(used.path("id").asText()).isNotEqualTo(unused.path("id").asText());

            other.upload(used, "1\n");
            assertThat(other.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void picksTheFieldsThatAreAskedForAndTheIdAlways() throws Exception {
        JsonNode job = Caller.json(caller.send(caller.api(Caller.JOBS + "?compliance_job.fields=status,upload_url")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"type\":\"tweets\",\"name\":\"mine\"}"))))
                .path("data");

        assertThat(job.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "status", "upload_url");
    }
}
