package dev.heed.mock;

import static dev.heed.mock.Call.CREATE;
import static dev.heed.mock.Call.DOWNLOAD;
import static dev.heed.mock.Call.LIST;
import static dev.heed.mock.Call.UPLOAD;
import static dev.heed.mock.Fault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes wrong with connections and answers, and when. */
class FaultsTest {
    private static final String USERS = Caller.JOBS + "?type=users";
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.when(id -> id < 100, Verdict.deleted()))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class InsteadOfAnAnswer {
        @Test
        void aProxysPageComesAndNothingIsDone() throws Exception {
            server.inject(on(CREATE.nth(1), Effects.htmlPage()), on(CREATE.nth(2), Effects.status(503)));

            HttpResponse<String> page = caller.create("{\"type\":\"users\"}");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).startsWith("<html>");
            assertThat(caller.create("{\"type\":\"users\"}").statusCode()).isEqualTo(503);
            assertThat(caller.get(USERS).body()).contains("\"result_count\":0");
        }

        @Test
        void a429ComesThatDoesNotTellUntilWhen() throws Exception {
            server.inject(on(LIST, Effects.rateLimitedWithoutHeaders()));

            HttpResponse<String> answer = caller.get(USERS);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("x-rate-limit"));
        }

        @Test
        void aBodilessStatusComesWithoutABody() throws Exception {
            server.inject(on(LIST, Effects.status(204)));

            assertThat(caller.get(USERS).body()).isEmpty();
        }

        @Test
        void nothingComesAtAll() throws Exception {
            server.inject(on(CREATE, Effects.stall()));

            assertThatThrownBy(() -> caller.send(caller.api(Caller.JOBS)
                            .timeout(Duration.ofMillis(200))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"type\":\"users\"}"))))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(caller.get(USERS).body()).contains("\"result_count\":0");
            assertThat(server.journal().of(CREATE).statuses()).containsExactly(0);
        }

        @Test
        void theSameComesLate() throws Exception {
            server.inject(on(LIST, Effects.delay(Duration.ofMillis(300))));

            assertThatThrownBy(() -> caller.send(caller.api(USERS).timeout(Duration.ofMillis(100))))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(caller.get(USERS).statusCode()).isEqualTo(200);
        }

        @Test
        void nothingComesAfterTheWorkWasDone() throws Exception {
            server.inject(on(CREATE, Effects.answerStalled()));

            assertThatThrownBy(() -> caller.send(caller.api(Caller.JOBS)
                            .timeout(Duration.ofMillis(300))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"type\":\"users\"}"))))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(caller.get(USERS).body()).contains("\"result_count\":1");
        }

        @Test
        void theConnectionClosesAfterTheWorkWasDone() throws Exception {
            server.inject(on(CREATE.nth(1), Effects.answerLost()));

            assertThatThrownBy(() -> caller.create("{\"type\":\"users\"}")).isInstanceOf(IOException.class);

            assertThat(caller.get(USERS).body()).contains("\"result_count\":1");
            assertThat(server.journal()
                            .of(CREATE)
                            .last()
                            .orElseThrow()
                            .outcome()
                            .remark())
                    .isEqualTo("carried out, and the answer lost");
        }
    }

    @Nested
    class OnTheWay {
        @Test
        void theRequestIsResetAfterSoManyBytes() throws Exception {
            JsonNode job = caller.created("tweets");
            server.inject(on(UPLOAD, Effects.resetAfter(1_000)));

            assertThatThrownBy(() -> rawPut(Caller.uploadUrl(job), 100_000))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");

            assertThat(server.uploaded(job.path("id").asText())).isEmpty();
            Exchange exchange = server.journal().of(UPLOAD).last().orElseThrow();
            assertThat(exchange.request().bytes()).isEqualTo(1_000);
            assertThat(exchange.status()).isZero();
        }

        @Test
        void aRequestWithLessOfABodyIsCarriedOutAndThenReset() throws Exception {
            JsonNode job = caller.created("tweets");
            server.inject(on(UPLOAD, Effects.resetAfter(1_000)));

            assertThatThrownBy(() -> caller.upload(job, "5\n")).isInstanceOf(IOException.class);

            assertThat(server.uploaded(job.path("id").asText())).isPresent();
        }

        @Test
        void theAnswerIsResetAfterSoManyBytes() throws Exception {
            assertBroken(Effects.resetAnswerAfter(40), true);
        }

        @Test
        void theAnswerIsCutAfterSoManyBytes() throws Exception {
            assertBroken(Effects.cutAnswerAfter(40), false);
        }

        @Test
        void theAnswerStallsAfterSoManyBytes() throws Exception {
            JsonNode job = finished();
            server.inject(on(DOWNLOAD, Effects.stallAnswerAfter(40)));

            try (Socket socket = rawGet(Caller.downloadUrl(job))) {
                socket.setSoTimeout(300);
                InputStream in = socket.getInputStream();

                assertThat(bodyOf(in, 40)).hasSize(40);
                assertThatThrownBy(in::read).isInstanceOf(java.net.SocketTimeoutException.class);
            }
        }

        @Test
        void anAnswerThatIsNoLongerComesWhole() throws Exception {
            JsonNode job = finished();
            int size = caller.download(job).body().length();
            server.inject(on(server.next(DOWNLOAD, 3), Effects.cutAnswerAfter(size)));

            assertThat(caller.download(job).body()).hasSize(size);
        }

        @Test
        void theWorseOfTwoFaultsCounts() throws Exception {
            JsonNode job = finished();
            server.inject(on(DOWNLOAD, Effects.cutAnswerAfter(100), Effects.resetAnswerAfter(20)));

            try (Socket socket = rawGet(Caller.downloadUrl(job))) {
                assertThat(bodyOf(socket.getInputStream(), 20)).hasSize(20);
                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
            }
        }

        private void assertBroken(Effect effect, boolean reset) throws Exception {
            JsonNode job = finished();
            server.inject(on(DOWNLOAD, effect));

            try (Socket socket = rawGet(Caller.downloadUrl(job))) {
                InputStream in = socket.getInputStream();
                assertThat(bodyOf(in, 40)).hasSize(40);
                if (reset) {
                    assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
                } else {
                    assertThat(in.read()).isEqualTo(-1);
                }
            }
        }
    }

    @Nested
    class InTheAnswer {
        @Test
        void oneBitIsFlipped() throws Exception {
            JsonNode job = finished();
            String whole = caller.download(job).body();
            server.inject(on(DOWNLOAD, Effects.corruptByte(10)));

            String corrupted = caller.download(job).body();

            assertThat(corrupted).hasSameSizeAs(whole);
            assertThat(corrupted.charAt(10)).isEqualTo((char) (whole.charAt(10) ^ 1));
            assertThat(corrupted.substring(11)).isEqualTo(whole.substring(11));
            assertThat(corrupted.substring(0, 10)).isEqualTo(whole.substring(0, 10));
        }

        @Test
        void theBodyEndsCleanlyAfterALineWhileItsChecksumIsThatOfTheWhole() throws Exception {
            JsonNode job = finished();
            HttpResponse<String> whole = caller.download(job);
            server.inject(on(DOWNLOAD, Effects.endsEarlyAfterLines(2)));

            HttpResponse<String> early = caller.download(job);

            assertThat(early.body()).endsWith("}\n").hasLineCount(2);
            assertThat(whole.body()).startsWith(early.body());
            assertThat(Caller.header(early, "Content-Length"))
                    .isEqualTo(Integer.toString(early.body().length()));
            assertThat(Caller.header(early, "x-goog-hash")).isEqualTo(Caller.header(whole, "x-goog-hash"));
        }

        @Test
        void theBodyIsEmptyIfItEndsBeforeItsFirstLine() throws Exception {
            JsonNode job = finished();
            server.inject(on(DOWNLOAD, Effects.endsEarlyAfterLines(0)));

            assertThat(caller.download(job).body()).isEmpty();
        }

        @Test
        void theResetTimeIsOffLikeAClock() throws Exception {
            server.inject(
                    on(LIST.nth(1), Effects.rateResetOff(Duration.ofHours(-1))),
                    on(LIST.nth(2), Effects.rateResetOff(Duration.ofHours(1))));

            assertThat(Caller.header(caller.get(USERS), "x-rate-limit-reset")).isEqualTo(epoch("2025-12-31T23:15:00Z"));
            assertThat(Caller.header(caller.get(USERS), "x-rate-limit-reset")).isEqualTo(epoch("2026-01-01T01:15:00Z"));
        }

        @Test
        void aHeaderReplacesTheServersOwn() throws Exception {
            server.inject(on(LIST, Effects.header("X-Rate-Limit-Remaining", "7")));

            assertThat(caller.get(USERS).headers().allValues("x-rate-limit-remaining"))
                    .containsExactly("7");
        }

        @Test
        void aResetTimeThatIsNoNumberStaysAsItIs() throws Exception {
            server.inject(
                    on(LIST, Effects.header("x-rate-limit-reset", "soon"), Effects.rateResetOff(Duration.ofHours(1))));

            assertThat(Caller.header(caller.get(USERS), "x-rate-limit-reset")).isEqualTo("soon");
        }

        @Test
        void aFlippedBitSurvivesAnEarlyEnd() throws Exception {
            JsonNode job = finished();
            char right = caller.download(job).body().charAt(3);
            server.inject(on(DOWNLOAD, Effects.corruptByte(3), Effects.endsEarlyAfterLines(1)));

            assertThat(caller.download(job).body().charAt(3)).isEqualTo((char) (right ^ 1));
        }

        @Test
        void anOlderGenerationOfTheResultsComesUnderAnotherTag() throws Exception {
            JsonNode job = finished();
            HttpResponse<String> now = caller.download(job);
            server.inject(on(server.next(DOWNLOAD), Effects.olderGeneration()));
            HttpResponse<String> older = caller.download(job);

            assertThat(older.body()).isNotEqualTo(now.body());
            assertThat(older.body().lines().sorted().toList())
                    .isEqualTo(now.body().lines().sorted().toList());
            assertThat(Caller.header(older, "ETag")).isNotEqualTo(Caller.header(now, "ETag"));
            assertThat(Long.parseLong(Caller.header(older, "x-goog-generation")))
                    .isLessThan(Long.parseLong(Caller.header(now, "x-goog-generation")));
            assertThat(caller.download(job).body()).isEqualTo(now.body());
        }

        private String epoch(String instant) {
            return Long.toString(Instant.parse(instant).getEpochSecond());
        }
    }

    private JsonNode finished() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "5\n6\n7\n8\n9\n10\n");
        server.clock().advance(Duration.ofSeconds(30));
        return job;
    }

    private static void rawPut(URI url, int size) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String head = "PUT %s?%s HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n"
                    .formatted(url.getRawPath(), url.getRawQuery(), size);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[size]);
            socket.getInputStream().readAllBytes();
        }
    }

    private static Socket rawGet(URI url) throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        String head = "GET %s?%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(url.getRawPath(), url.getRawQuery());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static byte[] bodyOf(InputStream in, int length) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return in.readNBytes(length);
    }
}
