package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the server remembers, and what it holds against the client. */
class JournalTest {
    private final MockXServer server =
            MockXServer.builder().verdicts(Verdicts.all(Verdict.deleted())).start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class AJournal {
        @Test
        void tellsEveryExchangeInOrderWithSizesAndTheServersTime() throws Exception {
            JsonNode job = caller.created("tweets");
            server.clock().advance(Duration.ofSeconds(7));
            caller.upload(job, "5\n6\n");
            server.clock().advance(Duration.ofSeconds(30));
            caller.download(job);

            Journal journal = server.journal();
            assertThat(journal.stream().map(Exchange::call)).containsExactly(Call.CREATE, Call.UPLOAD, Call.DOWNLOAD);
            assertThat(journal.stream().map(Exchange::number)).containsExactly(1L, 2L, 3L);
            assertThat(journal.statuses()).containsExactly(200, 200, 200);
            Exchange upload = journal.of(Call.UPLOAD).last().orElseThrow();
            assertThat(upload.at()).isEqualTo(Instant.parse("2026-01-01T00:00:07Z"));
            assertThat(upload.request().method()).isEqualTo("PUT");
            assertThat(upload.request().bytes()).isEqualTo(4);
            assertThat(upload.outcome()).isEqualTo(new Exchange.Outcome(200, 0, ""));
            assertThat(upload.request().headers()).containsEntry("content-type", "text/plain");
            assertThat(journal.last().orElseThrow().outcome().bytes()).isPositive();
        }

        @Test
        void holdsNoSecrets() throws Exception {
            JsonNode job = caller.createdResumable();
            URI session = caller.session(job);
            caller.chunk(session, "0-1/2", "5\n".getBytes());
            caller.send(HttpRequest.newBuilder(session)
                    .header("Authorization", "Bearer mock-token")
                    .PUT(BodyPublishers.noBody()));

            assertThat(server.journal().toString() + server.contractViolations())
                    .doesNotContain("mock-token")
                    .doesNotContain("X-Goog-Signature")
                    .doesNotContain("upload_id");
        }

        @Test
        void tellsTheQueryOfTheApi() throws Exception {
            caller.get(Caller.JOBS + "?type=tweets&status=created");

            assertThat(server.journal().last().orElseThrow())
                    .hasToString("2026-01-01T00:00:00Z GET /2/compliance/jobs?type=tweets&status=created -> 200");
        }

        @Test
        void canBeNarrowedDown() throws Exception {
            caller.created("tweets");
            caller.create("{\"type\":\"tweets\"}");
            caller.get(Caller.JOBS + "?type=tweets");

            Journal journal = server.journal();
            assertThat(journal.size()).isEqualTo(3);
            assertThat(journal.count(Call.CREATE)).isEqualTo(2);
            assertThat(journal.of(Call.CREATE).statuses()).containsExactly(200, 409);
            assertThat(journal.where(exchange -> exchange.status() == 409).size())
                    .isEqualTo(1);
            assertThat(journal.after(2).last().map(Exchange::call)).contains(Call.LIST);
            assertThat(journal.of(Call.GET).last()).isEmpty();
        }

        @Test
        void doesNotChangeAfterItWasTaken() throws Exception {
            Journal before = server.journal();
            caller.created("tweets");

            assertThat(before.size()).isZero();
            assertThatThrownBy(() -> before.exchanges().clear()).isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void keepsTheNewestTenThousand() {
            Recorder recorder = new Recorder();
            for (int i = 0; i < 10_001; i++) {
                recorder.add(JournalTest::exchange, java.util.Optional.of(Rule.INVALID_REQUEST));
            }

            assertThat(recorder.journal().size()).isEqualTo(10_000);
            assertThat(recorder.journal().exchanges().get(0).number()).isEqualTo(2);
            assertThat(recorder.violations()).hasSize(10_000);
            assertThat(recorder.last()).isEqualTo(10_001);
        }
    }

    @Nested
    class AViolation {
        @Test
        void isNotWhatAGoodClientDoes() throws Exception {
            JsonNode job = caller.created("tweets");
            caller.upload(job, "5\n");
            for (int i = 0; i < 6; i++) {
                caller.poll(job);
                server.clock().advance(Duration.ofSeconds(5));
            }
            caller.download(job);

            assertThat(server.contractViolations()).isEmpty();
        }

        @Test
        void isToAskAgainAndAgain() throws Exception {
            JsonNode job = caller.created("tweets");
            caller.poll(job);
            caller.poll(job);
            assertThat(rules()).isEmpty();

            server.clock().advance(Duration.ofSeconds(5).minusMillis(1));
            caller.poll(job);
            assertThat(rules()).containsExactly(Rule.POLLED_TOO_OFTEN);

            server.clock().advance(Duration.ofMillis(1));
            caller.poll(job);
            assertThat(rules()).hasSize(1);
        }

        @Test
        void isASecondJobOfAType() throws Exception {
            caller.created("tweets");
            caller.created("tweets");

            assertThat(rules()).containsExactly(Rule.SECOND_JOB_OF_A_TYPE);
            assertThat(server.contractViolations().get(0))
                    .hasToString("SECOND_JOB_OF_A_TYPE: 2026-01-01T00:00:00Z POST /2/compliance/jobs -> 409");
        }

        @Test
        void isToAskOverBudget() throws Exception {
            for (int i = 0; i < 151; i++) {
                caller.get(Caller.JOBS + "?type=tweets");
            }

            assertThat(rules()).containsExactly(Rule.OVER_BUDGET);
        }

        @Test
        void isAUrlThatHasExpired() throws Exception {
            JsonNode job = caller.created("tweets");
            server.clock().advance(Duration.ofMinutes(15));
            caller.upload(job, "5\n");

            assertThat(rules()).containsExactly(Rule.URL_EXPIRED);
        }

        private List<Rule> rules() {
            return server.contractViolations().stream().map(Violation::rule).toList();
        }
    }

    private static Exchange exchange(long number) {
        return new Exchange(
                number,
                Call.GET,
                Instant.EPOCH,
                new Exchange.Asked("GET", "/", java.util.Map.of(), 0),
                new Exchange.Outcome(400, 0, ""));
    }
}
