package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest {
    private static final String JOBS = "/2/compliance/jobs";

    /** Between two seconds, where rounding shows. */
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00.700Z"));

    private final MockXServer server = MockXServer.builder()
            .clock(clock)
            .verdicts(
                    Verdicts.exactly("tweets", Map.of(5L, Verdict.delete("deleted"), 6L, Verdict.delete("protected"))))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aJobIsDatedInWholeSecondsAsItsUrlsAre() throws Exception {
        JsonNode job = caller.created("tweets");

        assertThat(job.path("created_at").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
        clock.advance(Duration.ofMinutes(15).minusMillis(701));
        assertThat(caller.upload(job, "5\n").statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMillis(1));
        assertThat(caller.upload(job, "5\n").body()).contains("ExpiredToken");
    }

    @Test
    void theRateWindowIsOpenAtTheSecondOfItsReset() throws Exception {
        HttpResponse<String> first = caller.get(JOBS + "?type=tweets");
        for (int i = 1; i < 150; i++) {
            caller.get(JOBS + "?type=tweets");
        }
        assertThat(caller.get(JOBS + "?type=tweets").statusCode()).isEqualTo(429);

        long reset =
                Long.parseLong(first.headers().firstValue("x-rate-limit-reset").orElseThrow());
        clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(reset)));

        assertThat(caller.get(JOBS + "?type=tweets").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE " + JOBS + "/1", "PUT " + JOBS, "POST " + JOBS + "/1", "GET " + JOBS + "x"})
    void whatXDoesNotServeIsNotFound(String request) throws Exception {
        String[] words = request.split(" ");

        HttpResponse<String> answer = caller.send(caller.api(words[1])
                .header("Content-Type", "application/json")
                .method(words[0], BodyPublishers.ofString("{\"type\":\"tweets\"}")));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(server.journal().all()).isEmpty();
        assertThat(Caller.json(caller.get(JOBS + "?type=tweets"))
                        .path("meta")
                        .path("result_count")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"tweets\",\"name\":5}", "{\"type\":\"tweets\"} {}"})
    void aBodyThatIsAlmostRightIsRefused(String body) throws Exception {
        assertThat(caller.create(body).statusCode()).isEqualTo(400);
    }

    @Test
    void aResumableUploadIsNotOfferedAndSaysSo() throws Exception {
        JsonNode job = Caller.json(caller.create("{\"type\":\"tweets\",\"resumable\":true}"))
                .path("data");

        HttpResponse<String> answer = caller.send(HttpRequest.newBuilder(Caller.uploadUrl(job))
                .header("Content-Type", "text/plain")
                .header("x-goog-resumable", "start")
                .POST(BodyPublishers.noBody()));

        assertThat(job.path("resumable").asBoolean()).isTrue();
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(caller.upload(job, "5\n").body()).contains("SignatureDoesNotMatch");
    }

    @Test
    void theSignatureCoversTheWholeQuery() throws Exception {
        String url = Caller.uploadUrl(caller.created("tweets")).toString();

        assertThat(put(url + "&more=1").body()).contains("SignatureDoesNotMatch");
        assertThat(put(url.replace("X-Goog-Expires=900", "X-Goog-Expires=9000")).body())
                .contains("SignatureDoesNotMatch");
        assertThat(put(url.replaceAll("X-Goog-Date=\\d{8}", "X-Goog-Date=99999999"))
                        .body())
                .contains("AccessDenied");
        assertThat(put(url).statusCode()).isEqualTo(200);
    }

    @Test
    void anUploadThatBreaksOffStartsNothing() throws Exception {
        JsonNode job = caller.created("tweets");

        breakOff(Caller.uploadUrl(job));

        assertThat(server.uploaded(job.path("id").asText())).isEmpty();
        assertThat(status(job)).isEqualTo("created");
    }

    @Test
    void aRepeatedUploadThatBreaksOffLeavesTheFirstWhole() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "5\n7\n");

        breakOff(Caller.uploadUrl(job));

        assertThat(server.uploaded(job.path("id").asText()).orElseThrow()).containsExactly("5", "7");
    }

    @Test
    void anUploadAfterTheWorkIsDoneChangesNothing() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "5\n");
        clock.advance(Duration.ofSeconds(30));

        assertThat(caller.upload(job, "6\n").statusCode()).isEqualTo(200);

        assertThat(caller.download(job).body()).contains("\"5\"").doesNotContain("\"6\"");
    }

    @Test
    void anUploadThatIsRefusedEarlyStillGetsItsAnswer() throws Exception {
        URI url = URI.create(Caller.uploadUrl(caller.created("tweets")) + "0");

        HttpResponse<String> answer = caller.send(HttpRequest.newBuilder(url)
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofByteArray(new byte[8 << 20])));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aRangePastTheEndTellsTheSize() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "1\n");
        clock.advance(Duration.ofSeconds(30));

        HttpResponse<String> answer =
                caller.send(HttpRequest.newBuilder(Caller.downloadUrl(job)).header("Range", "bytes=0-"));

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */0");
    }

    @Test
    void theJournalTellsOfATokenThatWentToTheStorage() throws Exception {
        String url = Caller.uploadUrl(caller.created("tweets")).toString();

        caller.send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer mock-token")
                .PUT(BodyPublishers.ofString("5\n")));

        Exchange last = server.journal().all().get(1);
        assertThat(last.status()).isEqualTo(400);
        assertThat(last.detail())
                .endsWith("Authorization header sent to the storage")
                .doesNotContain("mock-token")
                .doesNotContain("X-Goog");
    }

    @Test
    void aScriptThatFailsIsToldApartFromABrokenConnection() throws Exception {
        try (MockXServer failing = MockXServer.builder()
                .processing(Duration.ZERO)
                .verdicts((type, id) -> {
                    throw new IllegalStateException("no verdict on " + id);
                })
                .start()) {
            Caller other = new Caller(failing);
            JsonNode job = other.created("tweets");
            other.upload(job, "5\n");

            HttpResponse<String> answer = other.download(job);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("no verdict on 5");
        }
    }

    private String status(JsonNode job) throws Exception {
        return Caller.json(caller.get(JOBS + "/" + job.path("id").asText()))
                .path("data")
                .path("status")
                .asText();
    }

    private HttpResponse<String> put(String url) throws Exception {
        return caller.send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "text/plain")
                .PUT(BodyPublishers.ofString("5\n")));
    }

    /** Promises 100 bytes and sends two; returns when the server has given up. */
    private static void breakOff(URI url) throws Exception {
        String head = "PUT %s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\n6\n"
                .formatted(url.getRawPath() + "?" + url.getRawQuery(), url.getRawAuthority());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }
}
