package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code PUT} of all IDs at once to the signed {@code upload_url}. */
class SimpleUploadTest {
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.of(5, Verdict.deleted()).or(Verdicts.of(6, Verdict.delete("protected"))))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isConfirmedWithoutABodyButWithLengthGenerationAndBothHashes() throws Exception {
        HttpResponse<String> answer = caller.upload(caller.created("tweets"), "20\n30\n");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(Caller.header(answer, "ETag")).isEqualTo("\"5b199d00cd4e8cac928048fcfb230d99\"");
        assertThat(Caller.header(answer, "x-goog-stored-content-length")).isEqualTo("6");
        assertThat(Caller.header(answer, "x-goog-generation")).isEqualTo("1");
        assertThat(answer.headers().allValues("x-goog-hash")).hasSize(2);
    }

    @Test
    void isHashedAsTheStorageHashes() throws Exception {
        HttpResponse<String> answer = caller.upload(caller.created("tweets"), "123456789");

        // The check value of CRC-32C, and the MD5 of the same nine digits.
        assertThat(answer.headers().allValues("x-goog-hash"))
                .containsExactlyInAnyOrder("crc32c=4waSgw==", "md5=JfnnlDI7RTiF9RgfG2JNCw==");
    }

    @Test
    void startsTheWork() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "5\n");

        assertThat(caller.status(job)).isEqualTo("in_progress");
        assertThat(server.uploaded(job.path("id").asText()).orElseThrow()).containsExactly("5");
    }

    @Test
    void needsTheContentTypeThatWasSigned() throws Exception {
        URI url = Caller.uploadUrl(caller.created("tweets"));
        HttpRequest.BodyPublisher body = BodyPublishers.ofString("1\n");

        HttpResponse<String> without = caller.send(HttpRequest.newBuilder(url).PUT(body));
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("<Code>MalformedSecurityHeader</Code>", "content-type");
        HttpResponse<String> other = caller.send(
                HttpRequest.newBuilder(url).header("Content-Type", "text/csv").PUT(body));
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(Caller.header(other, "Content-Type")).isEqualTo("application/xml; charset=UTF-8");
        assertThat(server.contractViolations())
                .extracting(Violation::rule)
                .containsExactly(Rule.WRONG_STORAGE_HEADERS, Rule.WRONG_STORAGE_HEADERS);
    }

    @Test
    void takesNoUnsignedHeaderOfTheStoragesOwn() throws Exception {
        HttpResponse<String> answer = caller.send(Caller.put(Caller.uploadUrl(caller.created("tweets")))
                .header("x-goog-meta-owner", "me")
                .PUT(BodyPublishers.ofString("1\n")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("MalformedSecurityHeader", "x-goog-meta-owner");
    }

    @Test
    void endsAfter15MinutesWhateverItsSignature() throws Exception {
        JsonNode job = caller.created("tweets");
        server.clock().advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(caller.upload(job, "1\n").statusCode()).isEqualTo(200);

        server.clock().advance(Duration.ofMillis(1));
        HttpResponse<String> late = caller.upload(job, "1\n");

        assertThat(late.statusCode()).isEqualTo(400);
        assertThat(late.body()).contains("<Code>ExpiredToken</Code>");
        assertThat(put(Caller.uploadUrl(job) + "0").body()).contains("<Code>ExpiredToken</Code>");
    }

    @Test
    void isSignedOverTheWholeQueryThePathAndTheMethod() throws Exception {
        JsonNode job = caller.created("tweets");
        String url = Caller.uploadUrl(job).toString();

        assertThat(put(url + "&more=1").body()).contains("SignatureDoesNotMatch");
        assertThat(put(url.replace("X-Goog-Expires=900", "X-Goog-Expires=9000")).body())
                .contains("SignatureDoesNotMatch");
        assertThat(put(url.replace("/submission/", "/delivery/")).body()).contains("SignatureDoesNotMatch");
        assertThat(caller.send(HttpRequest.newBuilder(URI.create(url))).body()).contains("SignatureDoesNotMatch");
        assertThat(caller.send(HttpRequest.newBuilder(URI.create(url)).DELETE()).body())
                .contains("SignatureDoesNotMatch");
        assertThat(put(url.replaceAll("X-Goog-Date=\\d{8}", "X-Goog-Date=99999999"))
                        .body())
                .contains("AccessDenied");
        assertThat(put(url.replaceAll("\\?.*", "")).statusCode()).isEqualTo(403);
        assertThat(put(url).statusCode()).isEqualTo(200);
    }

    @Test
    void isNotForTheBearerToken() throws Exception {
        HttpResponse<String> answer = caller.send(Caller.put(Caller.uploadUrl(caller.created("tweets")))
                .header("Authorization", "Bearer mock-token")
                .PUT(BodyPublishers.ofString("1\n")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(server.contractViolations()).extracting(Violation::rule).containsExactly(Rule.TOKEN_SENT_TO_STORAGE);
    }

    @Test
    void findsNoJobThatXForgot() throws Exception {
        JsonNode job = caller.created("tweets");
        server.forgetJobs();

        assertThat(caller.upload(job, "1\n").body()).contains("NoSuchKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\n7\n", ""})
    void leavesWhatWasThereIfItBreaksOff(String before) throws Exception {
        JsonNode job = caller.created("tweets");
        if (!before.isEmpty()) {
            caller.upload(job, before);
        }

        RawCaller.breakOff(Caller.uploadUrl(job), "PUT", "Content-Type: text/plain", "6\n");

        assertThat(server.uploaded(job.path("id").asText()).map(lines -> String.join("\n", lines) + "\n"))
                .isEqualTo(before.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(before));
        assertThat(caller.status(job)).isEqualTo(before.isEmpty() ? "created" : "in_progress");
        assertThat(server.journal().of(Call.UPLOAD).last().orElseThrow().outcome())
                .isEqualTo(new Exchange.Outcome(0, 0, "the client broke off"));
    }

    @Test
    void replacesAnEarlierOneUntilTheWorkIsDone() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "7\n");
        caller.upload(job, "5\n");
        server.clock().advance(Duration.ofSeconds(30));
        assertThat(caller.upload(job, "6\n").statusCode()).isEqualTo(200);

        assertThat(caller.download(job).body()).contains("\"5\"").doesNotContain("\"6\"");
    }

    @Test
    void getsItsAnswerEvenIfItIsRefusedEarly() throws Exception {
        URI url = URI.create(Caller.uploadUrl(caller.created("tweets")) + "0");

        HttpResponse<String> answer = caller.send(Caller.put(url).PUT(BodyPublishers.ofByteArray(new byte[8 << 20])));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void takesABodyWhoseLengthIsNotTold() throws Exception {
        JsonNode job = caller.created("tweets");
        byte[] ids = "5\n6\n".getBytes(StandardCharsets.US_ASCII);

        caller.send(Caller.put(Caller.uploadUrl(job))
                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(ids))));

        assertThat(server.uploaded(job.path("id").asText()).orElseThrow()).containsExactly("5", "6");
    }

    @Test
    void isNotForAResumableJob() throws Exception {
        assertThat(caller.upload(caller.createdResumable(), "5\n").body()).contains("SignatureDoesNotMatch");
    }

    private HttpResponse<String> put(String url) throws Exception {
        return caller.send(Caller.put(URI.create(url)).PUT(BodyPublishers.ofString("5\n")));
    }
}
