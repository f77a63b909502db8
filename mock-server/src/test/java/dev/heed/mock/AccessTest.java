package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask X what, and how often. */
class AccessTest {
    private static final String LIST = Caller.JOBS + "?type=tweets";
    private final MockClock clock = MockClock.standing(Instant.parse("2026-01-01T00:00:00.700Z"));
    private final MockXServer server = MockXServer.builder()
            .clock(clock)
            .app(App.of("one", "token-1"))
            .app(App.of("two", "token-2"))
            .app(App.of("three", "token-3").notEnrolled())
            .start();
    private final Caller caller = new Caller(server, "token-1");

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class Authentication {
        @ParameterizedTest
        @ValueSource(strings = {"Bearer other", "Bearer token-1x", "token-1", "Basic dG9rZW4tMTo=", "bearer token-1"})
        void refusesEverythingButABearerTokenThatItKnowsWithoutRateHeaders(String authorization) throws Exception {
            HttpResponse<String> answer = caller.send(
                    HttpRequest.newBuilder(server.apiBase().resolve(LIST)).header("Authorization", authorization));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(Caller.json(answer).toString())
                    .isEqualTo("{\"title\":\"Unauthorized\",\"type\":\"about:blank\",\"status\":401,"
                            + "\"detail\":\"Unauthorized\"}");
            assertThat(answer.headers().firstValue("x-rate-limit-limit")).isEmpty();
        }

        @Test
        void refusesARequestWithoutAToken() throws Exception {
            assertThat(caller.send(HttpRequest.newBuilder(server.apiBase().resolve(LIST)))
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void refusesAUsersTokenForNotBeingAppOnly() throws Exception {
            HttpResponse<String> answer =
                    caller.send(HttpRequest.newBuilder(server.apiBase().resolve(LIST))
                            .header("Authorization", "OAuth oauth_consumer_key=\"x\""));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Caller.json(answer).path("type").asText()).endsWith("/unsupported-authentication");
        }

        @Test
        void refusesAnAppThatIsNotEnrolled() throws Exception {
            HttpResponse<String> answer = new Caller(server, "token-3").get(LIST);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Caller.json(answer).path("reason").asText()).isEqualTo("client-not-enrolled");
            assertThat(Caller.json(answer).has("registration_url")).isTrue();
        }
    }

    @Nested
    class RateLimits {
        @Test
        void tellsOnEveryAnswerWhatIsLeftOfTheWindow() throws Exception {
            caller.created("tweets");
            HttpResponse<String> answer = caller.create("{\"type\":\"posts\"}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(Caller.header(answer, "x-rate-limit-limit")).isEqualTo("150");
            assertThat(Caller.header(answer, "x-rate-limit-remaining")).isEqualTo("148");
            assertThat(Caller.header(answer, "x-rate-limit-reset"))
                    .isEqualTo(
                            Long.toString(Instant.parse("2026-01-01T00:15:00Z").getEpochSecond()));
        }

        @Test
        void refusesRequest151OfAWindowUntilTheSecondOfItsReset() throws Exception {
            useUp();
            HttpResponse<String> refused = caller.get(Caller.JOBS + "?type=users");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Caller.json(refused).path("title").asText()).isEqualTo("Too Many Requests");
            assertThat(Caller.header(refused, "x-rate-limit-remaining")).isEqualTo("0");

            long reset = Long.parseLong(Caller.header(refused, "x-rate-limit-reset"));
            clock.advance(Duration.between(
                    clock.instant(), Instant.ofEpochSecond(reset).minusMillis(1)));
            assertThat(caller.get(LIST).statusCode()).isEqualTo(429);
            clock.advance(Duration.ofMillis(1));
            assertThat(Caller.header(caller.get(LIST), "x-rate-limit-remaining"))
                    .isEqualTo("149");
        }

        @Test
        void countsEachEndpointAndEachAppAlone() throws Exception {
            useUp();

            assertThat(caller.get(Caller.JOBS + "/1").statusCode()).isEqualTo(404);
            assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
            assertThat(new Caller(server, "token-2").get(LIST).statusCode()).isEqualTo(200);
            assertThat(caller.get(LIST).statusCode()).isEqualTo(429);
        }

        @Test
        void opensTheWindowWithItsFirstRequest() throws Exception {
            caller.get(LIST);
            clock.advance(Duration.ofMinutes(14));
            HttpResponse<String> within = caller.get(LIST);
            clock.advance(Duration.ofMinutes(2));
            HttpResponse<String> next = caller.get(LIST);

            assertThat(Caller.header(within, "x-rate-limit-remaining")).isEqualTo("148");
            assertThat(Caller.header(next, "x-rate-limit-remaining")).isEqualTo("149");
            assertThat(Caller.header(next, "x-rate-limit-reset"))
                    .isEqualTo(
                            Long.toString(Instant.parse("2026-01-01T00:31:00Z").getEpochSecond()));
        }

        @Test
        void saysItAsXsDocumentationDoesIfThatIsSwitchedOn() throws Exception {
            try (MockXServer documented = MockXServer.builder()
                    .variants(Variant.RATE_LIMIT_AS_CODE_88)
                    .start()) {
                Caller other = new Caller(documented);
                for (int i = 0; i < 150; i++) {
                    other.get(LIST);
                }
                assertThat(Caller.json(other.get(LIST))
                                .path("errors")
                                .path(0)
                                .path("code")
                                .asInt())
                        .isEqualTo(88);
            }
        }

        private void useUp() throws Exception {
            for (int i = 0; i < 150; i++) {
                assertThat(caller.get(LIST).statusCode()).isEqualTo(200);
            }
        }
    }

    @Nested
    class Paths {
        @ParameterizedTest
        @CsvSource({
            "DELETE,/2/compliance/jobs/1",
            "PUT,/2/compliance/jobs",
            "POST,/2/compliance/jobs/1",
            "GET,/2/compliance/jobsx",
            "GET,/2/compliance/jobs/1/2",
            "GET,/1.1/compliance/jobs",
            "GET,/"
        })
        void areNotFoundIfXDoesNotServeThem(String method, String path) throws Exception {
            HttpResponse<String> answer = caller.send(caller.api(path)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString("{\"type\":\"tweets\"}")));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(server.journal().statuses()).containsExactly(404);
            assertThat(server.contractViolations()).extracting(Violation::rule).containsExactly(Rule.UNKNOWN_ENDPOINT);
            assertThat(caller.get(LIST).body()).contains("\"result_count\":0");
        }
    }

    @Nested
    class ProblemsInOtherForms {
        @Test
        void haveTypesOfTheOldHostAsPlainJsonWithoutAStatus() throws Exception {
            try (MockXServer other = MockXServer.builder()
                    .variants(
                            Variant.PROBLEM_TYPES_OF_TWITTER,
                            Variant.PROBLEMS_AS_PLAIN_JSON,
                            Variant.PROBLEMS_WITHOUT_STATUS)
                    .start()) {
                HttpResponse<String> answer = new Caller(other).get(Caller.JOBS + "/1");

                assertThat(Caller.header(answer, "Content-Type")).isEqualTo("application/json");
                assertThat(Caller.json(answer).path("type").asText())
                        .isEqualTo("https://api.twitter.com/2/problems/resource-not-found");
                assertThat(Caller.json(answer).has("status")).isFalse();
            }
        }

        @Test
        void tellParameterAndValueAsTheNewestSchemaHasIt() throws Exception {
            try (MockXServer newest = MockXServer.builder()
                    .variants(Variant.INVALID_REQUEST_BY_NEWEST_SCHEMA)
                    .start()) {
                var error = Caller.json(new Caller(newest).get(Caller.JOBS + "?type=posts"))
                        .path("errors")
                        .path(0);

                assertThat(error.path("parameter").asText()).isEqualTo("type");
                assertThat(error.path("value").asText()).isEqualTo("posts");
            }
        }
    }
}
