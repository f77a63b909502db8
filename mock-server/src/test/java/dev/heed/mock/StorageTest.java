package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageTest {
    private static final Duration PROCESSING = Duration.ofSeconds(30);
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.exactly(
                    "tweets",
                    Map.of(
                            1_300_000_000_000_000_000L, Verdict.delete("suspended"),
                            20L, Verdict.delete("deleted"),
                            30L, Verdict.scrubGeo())))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anUploadIsConfirmedWithItsLengthAndHashes() throws Exception {
        HttpResponse<String> answer = caller.upload(caller.created("tweets"), "20\n30\n");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("x-goog-stored-content-length")).contains("6");
        assertThat(answer.headers().allValues("x-goog-hash")).hasSize(2);
    }

    @Test
    void theTypeOfAnUploadIsPartOfItsSignature() throws Exception {
        URI url = Caller.uploadUrl(caller.created("tweets"));
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("1\n");

        assertThat(caller.send(HttpRequest.newBuilder(url).PUT(body)).body()).contains("MalformedSecurityHeader");
        assertThat(caller.send(HttpRequest.newBuilder(url)
                                .header("Content-Type", "text/csv")
                                .PUT(body))
                        .body())
                .contains("SignatureDoesNotMatch");
    }

    @Test
    void anUploadUrlEndsAfter15MinutesWhateverItsSignature() throws Exception {
        JsonNode job = caller.created("tweets");
        server.clock().advance(Duration.ofMinutes(15));

        HttpResponse<String> answer = caller.upload(job, "1\n");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>ExpiredToken</Code>");
        HttpResponse<String> forged = caller.send(HttpRequest.newBuilder(URI.create(Caller.uploadUrl(job) + "0"))
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString("1\n")));
        assertThat(forged.body()).contains("ExpiredToken");
    }

    @Test
    void aUrlThatWasNotSignedOpensNothing() throws Exception {
        String url = Caller.uploadUrl(caller.created("tweets")).toString();

        assertThat(caller.send(put(url.replaceAll("\\?.*", ""))).body()).contains("AccessDenied");
        assertThat(caller.send(put(url.replaceAll(".$", "x"))).body()).contains("SignatureDoesNotMatch");
    }

    @Test
    void theBearerTokenIsNotWelcomeHere() throws Exception {
        String url = Caller.uploadUrl(caller.created("tweets")).toString();

        assertThat(caller.send(put(url).header("Authorization", "Bearer mock-token"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void resultsAreTheLinesOfTheScriptWithAnEmptyLineInside() throws Exception {
        String results = results("10\n20\n30\n1300000000000000000\n");

        assertThat(results.lines().filter(line -> !line.isEmpty()))
                .containsExactlyInAnyOrder(
                        "{\"id\":\"20\",\"action\":\"delete\",\"created_at\":\"2010-06-01T12:00:00.000Z\","
                                + "\"redacted_at\":\"2025-11-05T08:00:00.000Z\",\"reason\":\"deleted\"}",
                        "{\"id\":\"30\",\"action\":\"scrub_geo\",\"created_at\":\"2010-06-01T12:00:00.000Z\","
                                + "\"reason\":\"scrub_geo\"}",
                        "{\"id\":\"1300000000000000000\",\"action\":\"delete\","
                                + "\"created_at\":\"2020-08-30T09:18:47.489Z\",\"reason\":\"suspended\"}");
        assertThat(results.lines().filter(String::isEmpty)).hasSize(1);
        assertThat(results).endsWith("}\n");
    }

    @Test
    void aLineThatIsNoIdIsAnsweredAsSuch() throws Exception {
        assertThat(results("abc\n9223372036854775808\n").lines().filter(line -> !line.isEmpty()))
                .containsExactly("{\"error\":\"invalid_id\"}", "{\"error\":\"invalid_id\"}");
    }

    @Test
    void withoutHitsTheResultIsAnEmptyFile() throws Exception {
        JsonNode job = finished("1\n2\n");

        HttpResponse<String> answer = caller.download(job);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void resultsAreNotThereBeforeTheJobIsComplete() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "20\n");

        assertThat(caller.download(job).statusCode()).isEqualTo(404);
    }

    @Test
    void aDownloadUrlEndsAfterSevenDays() throws Exception {
        JsonNode job = finished("20\n");
        server.clock().advance(Duration.ofDays(7));

        assertThat(caller.download(job).body()).contains("ExpiredToken");
    }

    @Test
    void aDownloadGoesOnFromAnOffsetOfTheSameObject() throws Exception {
        JsonNode job = finished("20\n30\n");
        HttpResponse<String> whole = caller.download(job);
        String tag = whole.headers().firstValue("etag").orElseThrow();

        HttpResponse<String> rest = caller.send(range(job, "bytes=10-").header("If-Match", tag));

        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(whole.body()).endsWith(rest.body()).hasSize(rest.body().length() + 10);
        assertThat(caller.send(range(job, "bytes=10-").header("If-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(412);
        assertThat(caller.send(range(job, "bytes=9999-")).statusCode()).isEqualTo(416);
    }

    @Test
    void largeResultsComeInAnotherOrderThanTheyWereAskedFor() throws Exception {
        try (MockXServer all = MockXServer.builder()
                .verdicts((type, id) -> java.util.Optional.of(Verdict.delete("deleted")))
                .start()) {
            Caller other = new Caller(all);
            JsonNode job = other.created("users");
            other.upload(
                    job,
                    LongStream.rangeClosed(1, 10_000).mapToObj(id -> id + "\n").collect(Collectors.joining()));
            all.clock().advance(PROCESSING);

            List<Integer> ids = other.download(job)
                    .body()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .map(line -> Integer.parseInt(line.replaceAll("\\{\"id\":\"(\\d+)\".*", "$1")))
                    .toList();

            assertThat(ids)
                    .hasSize(10_000)
                    .doesNotHaveDuplicates()
                    .isNotEqualTo(ids.stream().sorted().toList());
        }
    }

    private String results(String ids) throws Exception {
        return caller.download(finished(ids)).body();
    }

    private JsonNode finished(String ids) throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, ids);
        server.clock().advance(PROCESSING);
        return job;
    }

    private static HttpRequest.Builder put(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString("1\n"));
    }

    private static HttpRequest.Builder range(JsonNode job, String range) {
        return HttpRequest.newBuilder(Caller.downloadUrl(job)).header("Range", range);
    }
}
