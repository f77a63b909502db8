package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The resumable upload, as the storage's documentation and recorded traffic have it. */
class ResumableUploadTest {
    private static final int QUANTUM = 256 * 1024;
    private static final byte[] FILE = Ids.bytes(2 * QUANTUM + 20);
    private static final int SIZE = FILE.length;

    private final MockXServer server = MockXServer.builder().start();
    private final Caller caller = new Caller(server);
    private JsonNode job;
    private URI session;

    @BeforeEach
    void start() throws Exception {
        job = caller.createdResumable();
        session = caller.session(job);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class Starting {
        @Test
        void answers201WithTheSameUrlPlusAnUploadId() {
            assertThat(session.toString()).startsWith(Caller.uploadUrl(job) + "&upload_id=");
            assertThat(session.getRawQuery().replaceAll(".*upload_id=", "")).hasSizeGreaterThan(60);
        }

        @Test
        void isSignedForPost() {
            assertThat(Caller.uploadUrl(job).getRawQuery())
                    .contains("X-Goog-SignedHeaders=content-length%3Bcontent-type%3Bhost%3Bx-goog-resumable");
        }

        @Test
        void needsTheHeaderThatSaysSo() throws Exception {
            HttpResponse<String> answer =
                    caller.send(Caller.put(Caller.uploadUrl(job)).POST(BodyPublishers.ofByteArray(new byte[0])));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("MalformedSecurityHeader", "x-goog-resumable");
        }

        @Test
        void hasNoBody() throws Exception {
            HttpResponse<String> answer = caller.send(Caller.put(Caller.uploadUrl(job))
                    .header("x-goog-resumable", "start")
                    .POST(BodyPublishers.ofString("5\n")));

            assertThat(answer.statusCode()).isEqualTo(403);
        }

        @Test
        void isOverAfter15MinutesWhileASessionGoesOn() throws Exception {
            server.clock().advance(Duration.ofMinutes(15));

            assertThat(caller.start(job).body()).contains("ExpiredToken");
            assertThat(caller.query(session, "5").statusCode()).isEqualTo(308);
        }

        @Test
        void canBeDoneAgainAndGivesASessionOfItsOwn() throws Exception {
            caller.chunk(session, "0-" + (QUANTUM - 1) + "/*", part(0, QUANTUM));
            URI second = caller.session(job);

            assertThat(Caller.header(caller.query(second, "*"), "Range")).isEmpty();
            assertThat(Caller.header(caller.query(session, "*"), "Range")).isEqualTo("bytes=0-" + (QUANTUM - 1));
        }
    }

    @Nested
    class Asking {
        @Test
        void answers308WithoutARangeIfNothingIsThere() throws Exception {
            HttpResponse<String> answer = caller.query(session, Integer.toString(SIZE));

            assertThat(answer.statusCode()).isEqualTo(308);
            assertThat(answer.headers().firstValue("Range")).isEmpty();
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }

        @Test
        void tellsTheLastByteThatIsThere() throws Exception {
            caller.chunk(session, "0-" + (QUANTUM - 1) + "/*", part(0, QUANTUM));

            assertThat(Caller.header(caller.query(session, "*"), "Range")).isEqualTo("bytes=0-262143");
        }

        @Test
        void completesAFileWhoseBytesAreAllThere() throws Exception {
            caller.chunk(session, "0-" + (QUANTUM - 1) + "/*", part(0, QUANTUM));

            HttpResponse<String> answer = caller.query(session, Integer.toString(QUANTUM));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Caller.header(answer, "x-goog-stored-content-length")).isEqualTo("262144");
            assertThat(caller.status(job)).isEqualTo("in_progress");
        }

        @Test
        void hasNoBody() throws Exception {
            assertThat(caller.chunk(session, "*/5", part(0, 1)).statusCode()).isEqualTo(400);
        }

        @Test
        void doesNotTakeATotalOtherThanBefore() throws Exception {
            caller.query(session, "10");

            assertThat(caller.query(session, "11").statusCode()).isEqualTo(400);
            assertThat(caller.query(session, "10").statusCode()).isEqualTo(308);
        }
    }

    @Nested
    class Sending {
        @Test
        void storesAFileInChunks() throws Exception {
            HttpResponse<String> first = caller.chunk(session, "0-262143/" + SIZE, part(0, QUANTUM));
            HttpResponse<String> second = caller.chunk(session, "262144-524287/" + SIZE, part(QUANTUM, QUANTUM));
            HttpResponse<String> last =
                    caller.chunk(session, "524288-" + (SIZE - 1) + "/" + SIZE, part(2 * QUANTUM, SIZE - 2 * QUANTUM));

            assertThat(first.statusCode()).isEqualTo(308);
            assertThat(Caller.header(first, "Range")).isEqualTo("bytes=0-262143");
            assertThat(Caller.header(second, "Range")).isEqualTo("bytes=0-524287");
            assertThat(last.statusCode()).isEqualTo(200);
            assertThat(last.body()).isEmpty();
            assertThat(Caller.header(last, "x-goog-stored-content-length")).isEqualTo(Integer.toString(SIZE));
            assertThat(uploaded()).isEqualTo(FILE);
            assertThat(server.contractViolations()).isEmpty();
        }

        @Test
        void storesAFileAtOnceWithARangeAndWithout() throws Exception {
            assertThat(caller.chunk(session, "0-" + (SIZE - 1) + "/" + SIZE, FILE)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(uploaded()).isEqualTo(FILE);

            server.clock().advance(Duration.ofMinutes(1));
            job = caller.createdResumable();
            HttpResponse<String> whole =
                    caller.send(HttpRequest.newBuilder(caller.session(job)).PUT(BodyPublishers.ofByteArray(FILE)));
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(uploaded()).isEqualTo(FILE);
        }

        @Test
        void refusesAChunkThatIsNeitherTheLastNorAMultipleOf256KiB() throws Exception {
            HttpResponse<String> answer = caller.chunk(session, "0-99/" + SIZE, part(0, 100));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Caller.header(answer, "Content-Type")).startsWith("text/plain");
            assertThat(server.contractViolations()).extracting(Violation::rule).containsExactly(Rule.WRONG_CHUNK_SIZE);
            assertThat(Caller.header(caller.query(session, "*"), "Range")).isEmpty();
        }

        @Test
        void answers503ToAChunkThatLeavesAGap() throws Exception {
            HttpResponse<String> answer = caller.chunk(session, "262144-524287/" + SIZE, part(QUANTUM, QUANTUM));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(server.contractViolations())
                    .extracting(Violation::rule)
                    .containsExactly(Rule.CHUNK_LEAVES_A_GAP);
        }

        @Test
        void passesOverBytesThatAreThereAlready() throws Exception {
            caller.chunk(session, "0-262143/" + SIZE, part(0, QUANTUM));
            byte[] other = new byte[2 * QUANTUM];
            System.arraycopy(FILE, QUANTUM, other, QUANTUM, QUANTUM);

            HttpResponse<String> answer = caller.chunk(session, "0-524287/" + SIZE, other);
            caller.chunk(session, "524288-" + (SIZE - 1) + "/" + SIZE, part(2 * QUANTUM, SIZE - 2 * QUANTUM));

            assertThat(Caller.header(answer, "Range")).isEqualTo("bytes=0-524287");
            assertThat(uploaded()).isEqualTo(FILE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "bytes 5-3/10",
                    "bytes 0-9/5",
                    "bytes 0-9",
                    "0-9/10",
                    "bytes a-b/10",
                    "bytes 0-9/x",
                    "items 0-9/10"
                })
        void refusesARangeWithoutSense(String range) throws Exception {
            HttpResponse<String> answer = caller.send(HttpRequest.newBuilder(session)
                    .header("Content-Range", range)
                    .PUT(BodyPublishers.ofByteArray(new byte[10])));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(caller.query(session, "*").statusCode()).isEqualTo(308);
        }

        @Test
        void refusesABodyOfAnotherLengthThanItsRange() throws Exception {
            assertThat(caller.chunk(session, "0-9/10", new byte[9]).statusCode())
                    .isEqualTo(400);
            assertThat(caller.chunk(session, "0-9/10", new byte[11]).statusCode())
                    .isEqualTo(400);
            assertThat(Caller.header(caller.query(session, "10"), "Range")).isEmpty();
        }

        @Test
        void takesNoTotalThatIsSmallerThanWhatIsThere() throws Exception {
            caller.chunk(session, "0-262143/*", part(0, QUANTUM));

            assertThat(caller.query(session, "5").statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class BreakingOff {
        @Test
        void keepsWhatCame() throws Exception {
            RawCaller.breakOff(session, "PUT", "Content-Range: bytes 0-1048575/1048576", "12345");

            assertThat(Caller.header(caller.query(session, "1048576"), "Range")).isEqualTo("bytes=0-4");
        }

        @Test
        void keepsWholeQuantaOnlyIfThatIsWhatTheStorageDoes() throws Exception {
            try (MockXServer coarse = MockXServer.builder()
                    .variants(Variant.ONLY_WHOLE_QUANTA_KEPT)
                    .start()) {
                Caller other = new Caller(coarse);
                URI url = other.session(other.createdResumable());

                RawCaller.breakOff(url, "PUT", "Content-Range: bytes 0-1048575/1048576", "1".repeat(QUANTUM + 5));

                assertThat(Caller.header(other.query(url, "1048576"), "Range")).isEqualTo("bytes=0-262143");
            }
        }

        @Test
        void demandsThatTheOffsetIsAskedFor() throws Exception {
            RawCaller.breakOff(session, "PUT", "Content-Range: bytes 0-1048575/1048576", "12345");
            caller.chunk(session, "0-1048575/1048576", new byte[1 << 20]);

            assertThat(server.contractViolations()).extracting(Violation::rule).contains(Rule.OFFSET_NOT_ASKED);
        }

        @Test
        void isMendedByAskingAndGoingOn() throws Exception {
            RawCaller.breakOff(session, "PUT", "Content-Range: bytes 0-1048575/1048576", "12345");
            caller.query(session, "1048576");
            HttpResponse<String> rest = caller.chunk(session, "5-1048575/1048576", new byte[(1 << 20) - 5]);

            assertThat(rest.statusCode()).isEqualTo(200);
            assertThat(server.contractViolations()).extracting(Violation::rule).doesNotContain(Rule.OFFSET_NOT_ASKED);
        }
    }

    @Nested
    class Ending {
        @Test
        void answers200AgainAndAgain() throws Exception {
            caller.chunk(session, "0-9/10", "123456789\n".getBytes());

            assertThat(caller.query(session, "10").statusCode()).isEqualTo(200);
            HttpResponse<String> again = caller.chunk(session, "0-9/10", "987654321\n".getBytes());
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(Caller.header(again, "x-goog-stored-content-length")).isEqualTo("10");
            assertThat(server.uploaded(job.path("id").asText()).orElseThrow()).containsExactly("123456789");
        }

        @Test
        void isDoneByDeleteWith499AndNothingGoesOn() throws Exception {
            caller.chunk(session, "0-262143/*", part(0, QUANTUM));

            HttpResponse<String> cancelled =
                    caller.send(HttpRequest.newBuilder(session).DELETE());

            assertThat(cancelled.statusCode()).isEqualTo(499);
            assertThat(caller.query(session, "*").statusCode()).isEqualTo(499);
            assertThat(caller.chunk(session, "0-9/10", new byte[10]).statusCode())
                    .isEqualTo(499);
            assertThat(caller.status(job)).isEqualTo("created");
        }

        @Test
        void cannotTakeBackWhatIsComplete() throws Exception {
            caller.chunk(session, "0-9/10", "123456789\n".getBytes());

            assertThat(caller.send(HttpRequest.newBuilder(session).DELETE()).statusCode())
                    .isEqualTo(499);
            assertThat(caller.query(session, "10").statusCode()).isEqualTo(200);
        }

        @Test
        void comesAWeekAfterTheStart() throws Exception {
            server.clock().advance(Duration.ofDays(7).minusMillis(1));
            assertThat(caller.query(session, "5").statusCode()).isEqualTo(308);

            server.clock().advance(Duration.ofMillis(1));
            assertThat(caller.query(session, "5").statusCode()).isEqualTo(404);
        }

        @Test
        void isTooLateForXAfterTheUploadsEnd() throws Exception {
            server.clock().advance(Duration.ofMinutes(15));

            HttpResponse<String> answer = caller.chunk(session, "0-9/10", "123456789\n".getBytes());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(caller.status(job)).isEqualTo("expired");
        }

        @Test
        void isNotTooLateForXIfItReadsLateFiles() throws Exception {
            try (MockXServer patient =
                    MockXServer.builder().variants(Variant.LATE_FILE_IS_READ).start()) {
                Caller other = new Caller(patient);
                JsonNode late = other.createdResumable();
                URI url = other.session(late);
                patient.clock().advance(Duration.ofMinutes(15));

                other.chunk(url, "0-9/10", "123456789\n".getBytes());

                assertThat(other.status(late)).isEqualTo("in_progress");
            }
        }

        @ParameterizedTest
        @CsvSource({"upload_id=,upload_id=0", "submission/,submission/1"})
        void isAllThatAnUnknownSessionKnows(String from, String to) throws Exception {
            URI other = URI.create(session.toString().replace(from, to));

            assertThat(caller.query(other, "5").statusCode()).isEqualTo(404);
        }

        @Test
        void isNotForOtherMethods() throws Exception {
            assertThat(caller.send(HttpRequest.newBuilder(session).method("PATCH", BodyPublishers.ofString("5\n")))
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    private byte[] uploaded() {
        return (String.join("\n", server.uploaded(job.path("id").asText()).orElseThrow()) + "\n").getBytes();
    }

    private static byte[] part(int from, int length) {
        return Arrays.copyOfRange(FILE, from, from + length);
    }
}
