package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET} of the results from the signed {@code download_url}. */
class DownloadTest {
    private static final Duration PROCESSING = Duration.ofSeconds(30);
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.when(id -> id < 100, Verdict.delete("suspended")))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void describesACompositeObjectWithACrc32cAndNoMd5() throws Exception {
        HttpResponse<String> answer = caller.download(finished("20\n30\n"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Caller.header(answer, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(Caller.header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.headers().allValues("x-goog-hash"))
                .singleElement()
                .asString()
                .startsWith("crc32c=");
        assertThat(Caller.header(answer, "ETag")).matches("\"-[A-Za-z0-9]+\"").doesNotMatch("\"[0-9a-f]{32}\"");
        assertThat(Caller.header(answer, "x-goog-generation")).matches("\\d+");
    }

    @Test
    void isEmptyWith200IfThereAreNoHits() throws Exception {
        HttpResponse<String> answer = caller.download(finished("1000\n2000\n"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(Caller.header(answer, "x-goog-hash")).isEqualTo("crc32c=AAAAAA==");
    }

    @Test
    void findsNothingBeforeTheJobIsComplete() throws Exception {
        JsonNode job = caller.created("tweets");
        assertThat(caller.download(job).body()).contains("NoSuchKey");
        caller.upload(job, "20\n");

        HttpResponse<String> answer = caller.download(job);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<Code>NoSuchKey</Code>");
    }

    @Test
    void endsAfterSevenDays() throws Exception {
        JsonNode job = finished("20\n");
        server.clock().advance(Duration.ofDays(7).minus(PROCESSING).minusMillis(1));
        assertThat(caller.download(job).statusCode()).isEqualTo(200);

        server.clock().advance(Duration.ofMillis(1));
        assertThat(caller.download(job).body()).contains("<Code>ExpiredToken</Code>");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=10-, 10, 182",
        "bytes=0-0, 0, 0",
        "bytes=5-9, 5, 9",
        "bytes=-5, 178, 182",
        "bytes=0-9999, 0, 182",
        "bytes=-9999, 0, 182"
    })
    void comesInPartIfThatIsAskedFor(String range, int from, int to) throws Exception {
        JsonNode job = finished("20\n30\n");
        String whole = caller.download(job).body();
        assertThat(whole).hasSize(183);

        HttpResponse<String> part = caller.send(range(job, range));

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.substring(from, to + 1));
        assertThat(Caller.header(part, "Content-Range")).isEqualTo("bytes " + from + "-" + to + "/183");
        assertThat(Caller.header(part, "x-goog-hash")).startsWith("crc32c=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=9-5", "bytes=-", "lines=1-2", "bytes=0-1,5-6", "bytes=x-"})
    void comesWholeIfTheRangeMakesNoSense(String range) throws Exception {
        assertThat(caller.send(range(finished("20\n30\n"), range)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=183-", "bytes=9999-", "bytes=-0"})
    void tellsTheSizeToWhoeverAsksBehindTheEnd(String range) throws Exception {
        HttpResponse<String> answer = caller.send(range(finished("20\n30\n"), range));

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.body()).contains("<Code>InvalidRange</Code>");
        assertThat(Caller.header(answer, "Content-Range")).isEqualTo("bytes */183");
    }

    @Test
    void refusesAnyRangeOfAnEmptyObject() throws Exception {
        assertThat(caller.send(range(finished("1000\n"), "bytes=0-")).statusCode())
                .isEqualTo(416);
    }

    @Test
    void goesOnOnlyIfItIsStillTheSameObject() throws Exception {
        JsonNode job = finished("20\n30\n");
        String tag = Caller.header(caller.download(job), "ETag");

        assertThat(caller.send(range(job, "bytes=10-").header("If-Match", tag)).statusCode())
                .isEqualTo(206);
        assertThat(caller.send(range(job, "bytes=10-").header("If-Match", "\"x\", " + tag))
                        .statusCode())
                .isEqualTo(206);
        assertThat(caller.send(range(job, "bytes=10-").header("If-Match", "*")).statusCode())
                .isEqualTo(206);
        HttpResponse<String> other = caller.send(range(job, "bytes=10-").header("If-Match", "\"x\""));
        assertThat(other.statusCode()).isEqualTo(412);
        assertThat(other.body()).contains("<Code>PreconditionFailed</Code>");
    }

    @Test
    void comesWholeIfItsRangeIsOfAnotherObject() throws Exception {
        JsonNode job = finished("20\n30\n");
        String tag = Caller.header(caller.download(job), "ETag");

        assertThat(caller.send(range(job, "bytes=10-").header("If-Range", "\"x\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.send(range(job, "bytes=10-").header("If-Range", tag)).statusCode())
                .isEqualTo(206);
    }

    @Test
    void isNotSentAgainToWhoeverHasIt() throws Exception {
        JsonNode job = finished("20\n30\n");
        String tag = Caller.header(caller.download(job), "ETag");

        assertThat(caller.send(HttpRequest.newBuilder(Caller.downloadUrl(job)).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void isNeverZipped() throws Exception {
        HttpResponse<String> answer = caller.send(
                HttpRequest.newBuilder(Caller.downloadUrl(finished("20\n"))).header("Accept-Encoding", "gzip"));

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).startsWith("\n{");
    }

    @Test
    void takesNeitherATokenNorAHeaderOfTheStoragesOwnNorAnotherMethod() throws Exception {
        URI url = Caller.downloadUrl(finished("20\n"));

        assertThat(caller.send(HttpRequest.newBuilder(url).header("Authorization", "Bearer mock-token"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.send(HttpRequest.newBuilder(url).header("x-goog-if-generation-match", "2"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.send(HttpRequest.newBuilder(url).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    private JsonNode finished(String ids) throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, ids);
        server.clock().advance(PROCESSING);
        return job;
    }

    private static HttpRequest.Builder range(JsonNode job, String range) {
        return HttpRequest.newBuilder(Caller.downloadUrl(job)).header("Range", range);
    }
}
