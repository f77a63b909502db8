package dev.heed.mock;

import static dev.heed.mock.Call.CREATE;
import static dev.heed.mock.Call.DOWNLOAD;
import static dev.heed.mock.Call.GET;
import static dev.heed.mock.Call.UPLOAD;
import static dev.heed.mock.Call.UPLOAD_CHUNK;
import static dev.heed.mock.Call.UPLOAD_QUERY;
import static dev.heed.mock.Fault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes wrong with jobs, resumable uploads and results. */
class JobFaultsTest {
    private static final int QUANTUM = 256 * 1024;
    private static final Duration PROCESSING = Duration.ofSeconds(30);
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.of(5, Verdict.deleted())
                    .or(Verdicts.of(6, Verdict.scrubGeo()))
                    .or(Verdicts.of(7, Verdict.delete("protected"))))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class AJob {
        @Test
        void failsWithAReasonWhenItsWorkIsDone() throws Exception {
            server.inject(on(CREATE, Effects.jobFails("Internal error")));
            JsonNode job = caller.created("tweets");
            caller.upload(job, "5\n");
            assertThat(caller.status(job)).isEqualTo("in_progress");
            server.clock().advance(PROCESSING);

            assertThat(caller.status(job)).isEqualTo("failed");
            assertThat(caller.told(job).path("error").asText()).isEqualTo("Internal error");
            assertThat(caller.download(job).statusCode()).isEqualTo(404);
            assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
        }

        @Test
        void staysInProgressForEver() throws Exception {
            server.inject(on(UPLOAD, Effects.jobStuck()));
            JsonNode job = finished("5\n");
            server.clock().advance(Duration.ofDays(6));

            assertThat(caller.status(job)).isEqualTo("in_progress");
            assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(409);
        }

        @Test
        void expiresWhenItIsAskedForTheThirdTime() throws Exception {
            server.inject(on(GET.nth(3), Effects.jobExpires()));
            JsonNode job = caller.created("tweets");

            assertThat(List.of(caller.status(job), caller.status(job), caller.status(job), caller.status(job)))
                    .containsExactly("created", "created", "expired", "expired");
        }

        @Test
        void hasAStatusThatNobodyKnows() throws Exception {
            server.inject(on(CREATE, Effects.jobStatus("queued")));

            assertThat(caller.created("tweets").path("status").asText()).isEqualTo("queued");
        }

        @Test
        void isInTheWayOfAnother() throws Exception {
            server.inject(on(CREATE.nth(1), Effects.foreignJobRuns()));

            assertThat(caller.create("{\"type\":\"users\"}").statusCode()).isEqualTo(409);

            JsonNode foreign = Caller.json(caller.get(Caller.JOBS + "?type=users"))
                    .path("data")
                    .path(0);
            assertThat(foreign.path("name").asText()).isEqualTo("a job of somebody else's");
            assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
            server.clock().advance(Duration.ofMinutes(15));
            assertThat(caller.create("{\"type\":\"users\"}").statusCode()).isEqualTo(200);
        }

        @Test
        void hasUrlsThatEndEarly() throws Exception {
            server.inject(on(CREATE, Effects.urlExpiresEarly(Duration.ofMinutes(1))));
            JsonNode job = caller.created("tweets");
            assertThat(caller.upload(job, "5\n").statusCode()).isEqualTo(200);

            server.clock().advance(Duration.ofMinutes(1));

            assertThat(job.path("upload_expires_at").asText()).isEqualTo("2026-01-01T00:15:00.000Z");
            assertThat(caller.upload(job, "5\n").body()).contains("ExpiredToken");
            assertThat(caller.download(job).body()).contains("ExpiredToken");
        }
    }

    @Nested
    class AResumableUpload {
        private JsonNode job;
        private URI session;

        private void start() throws Exception {
            job = caller.createdResumable();
            session = caller.session(job);
        }

        @Test
        void isResetInTheMiddleOfAChunkAndGoesOnFromThere() throws Exception {
            start();
            server.inject(on(UPLOAD_CHUNK.nth(2), Effects.resetAfter(100_000)));
            caller.chunk(session, "0-262143/524288", new byte[QUANTUM]);

            assertThatThrownBy(() -> caller.chunk(session, "262144-524287/524288", new byte[QUANTUM]))
                    .isInstanceOf(IOException.class);

            assertThat(Caller.header(caller.query(session, "524288"), "Range")).isEqualTo("bytes=0-362143");
            assertThat(caller.chunk(session, "362144-524287/524288", new byte[162_144])
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isLostAfterSomeBytesForEver() throws Exception {
            start();
            server.inject(on(UPLOAD_CHUNK.nth(1), Effects.sessionLost(QUANTUM + 1)));
            assertThat(caller.chunk(session, "0-262143/*", new byte[QUANTUM]).statusCode())
                    .isEqualTo(308);

            assertThat(caller.chunk(session, "262144-524287/*", new byte[QUANTUM])
                            .statusCode())
                    .isEqualTo(410);
            assertThat(caller.query(session, "*").statusCode()).isEqualTo(410);
            assertThat(caller.status(job)).isEqualTo("created");
        }

        @Test
        void isLostAtOnce() throws Exception {
            start();
            server.inject(on(UPLOAD_QUERY.nth(1), Effects.sessionLost(0)));

            assertThat(caller.query(session, "*").statusCode()).isEqualTo(410);
        }

        @Test
        void forgetsBytesThatItHad() throws Exception {
            start();
            caller.chunk(session, "0-524287/*", new byte[2 * QUANTUM]);
            server.inject(on(UPLOAD_QUERY.nth(1), Effects.offsetGoesBackTo(QUANTUM)));

            assertThat(Caller.header(caller.query(session, "*"), "Range")).isEqualTo("bytes=0-262143");
        }

        @Test
        void leavesAGapIfItForgetsBytesBeforeAChunk() throws Exception {
            start();
            caller.chunk(session, "0-524287/*", new byte[2 * QUANTUM]);
            server.inject(on(server.next(UPLOAD_CHUNK), Effects.offsetGoesBackTo(0)));

            assertThat(caller.chunk(session, "524288-786431/*", new byte[QUANTUM])
                            .statusCode())
                    .isEqualTo(503);
            assertThat(Caller.header(caller.query(session, "*"), "Range")).isEmpty();
        }

        @Test
        void losesOnlyTheAnswerAfterTheBytesWereStored() throws Exception {
            start();
            server.inject(on(UPLOAD_CHUNK.nth(1), Effects.answerLost()));

            assertThatThrownBy(() -> caller.chunk(session, "0-262143/*", new byte[QUANTUM]))
                    .isInstanceOf(IOException.class);

            assertThat(Caller.header(caller.query(session, "*"), "Range")).isEqualTo("bytes=0-262143");
        }

        @Test
        void neverForgetsWhatIsComplete() throws Exception {
            start();
            caller.chunk(session, "0-1/2", "5\n".getBytes());
            server.inject(on(UPLOAD_QUERY, Effects.offsetGoesBackTo(0)));

            assertThat(caller.query(session, "2").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class Results {
        @Test
        void nameAnIdThatNobodyAskedFor() throws Exception {
            assertThat(lines(Effects.unaskedId(99)))
                    .hasSize(4)
                    .anyMatch(line -> line.startsWith("{\"id\":\"99\",\"action\":\"delete\""));
        }

        @Test
        void areTwistedByWhicheverRequestIsAboutTheirJob() throws Exception {
            server.inject(on(CREATE, Effects.unaskedId(97)), on(GET, Effects.unaskedId(98)));
            JsonNode job = finished("5\n");
            caller.poll(job);

            assertThat(caller.download(job).body()).contains("\"97\"", "\"98\"");
        }

        @Test
        void nameAnIdTwiceWithTwoActions() throws Exception {
            assertThat(lines(Effects.twiceWithTwoActions(8)))
                    .filteredOn(line -> line.startsWith("{\"id\":\"8\""))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("\"action\":\"scrub_geo\""))
                    .anyMatch(line -> line.contains("\"action\":\"delete\""));
        }

        @Test
        void haveEachLineTwice() throws Exception {
            List<String> lines = lines(Effects.eachLineTwice());

            assertThat(lines).hasSize(6);
            assertThat(lines.get(0)).isEqualTo(lines.get(1));
        }

        @Test
        void haveALineCutInHalf() throws Exception {
            assertThat(lines(Effects.halfALine()))
                    .hasSize(3)
                    .filteredOn(line -> !line.endsWith("}"))
                    .hasSize(1);
        }

        @Test
        void haveALineOfAMegabyte() throws Exception {
            assertThat(lines(Effects.longLine(1 << 20)))
                    .filteredOn(line -> line.length() > 1 << 20)
                    .singleElement()
                    .satisfies(line -> assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                                    .readTree(line)
                                    .has("id"))
                            .isTrue());
        }

        @Test
        void haveAFieldThatNobodyKnows() throws Exception {
            assertThat(lines(Effects.unknownField()))
                    .hasSize(3)
                    .allMatch(line -> line.contains("withheld_in_countries"));
        }

        @Test
        void haveALineOfTheTestsOwn() throws Exception {
            assertThat(lines(Effects.line("{\"error\":\"über\"}"))).hasSize(4).contains("{\"error\":\"über\"}");
        }

        @Test
        void haveAnotherReasonOrAction() throws Exception {
            assertThat(lines(Effects.reason("deleted", "bounced"), Effects.action("protected", "hide")))
                    .hasSize(3)
                    .anyMatch(line -> line.startsWith("{\"id\":\"5\",\"action\":\"delete\"")
                            && line.endsWith("\"reason\":\"bounced\"}"))
                    .anyMatch(line -> line.startsWith("{\"id\":\"7\",\"action\":\"hide\"")
                            && line.endsWith("\"reason\":\"protected\"}"))
                    .anyMatch(line -> line.startsWith("{\"id\":\"6\",\"action\":\"scrub_geo\""));
        }

        @Test
        void haveTimesInTheOtherForm() throws Exception {
            assertThat(lines(Effects.timesWithOffset())).allMatch(line -> line.contains("2010-06-01T12:00:00+00:00"));
            server.forgetFaults();
            assertThat(lines(Effects.timesWithZ())).allMatch(line -> line.contains("2010-06-01T12:00:00.000Z"));
        }

        @Test
        void getANewGenerationIfTheyChangeAfterTheyWereRead() throws Exception {
            JsonNode job = finished("5\n6\n7\n");
            HttpResponse<String> before = caller.download(job);
            server.inject(on(server.next(DOWNLOAD), Effects.unaskedId(99)));
            HttpResponse<String> after = caller.download(job);

            assertThat(after.body()).contains("\"99\"");
            assertThat(Caller.header(after, "x-goog-generation"))
                    .isNotEqualTo(Caller.header(before, "x-goog-generation"));
            assertThat(caller.download(job).body()).isEqualTo(after.body());
        }

        private List<String> lines(Effect... effects) throws Exception {
            server.inject(on(server.next(UPLOAD), effects));
            return caller.lines(finished("5\n6\n7\n"));
        }
    }

    private JsonNode finished(String ids) throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, ids);
        server.clock().advance(PROCESSING);
        return job;
    }
}
