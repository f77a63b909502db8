package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /2/compliance/jobs}. */
class ListJobsTest {
    private final MockXServer server = MockXServer.builder().start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isNewestFirstAndOfOneType() throws Exception {
        String first = caller.created("tweets").path("id").asText();
        server.clock().advance(Duration.ofMinutes(15));
        String second = caller.created("tweets").path("id").asText();
        String user = caller.created("users").path("id").asText();

        assertThat(ids("?type=tweets")).containsExactly(second, first);
        assertThat(ids("?type=users")).containsExactly(user);
    }

    @Test
    void isFilteredByStatus() throws Exception {
        caller.created("tweets");
        server.clock().advance(Duration.ofMinutes(15));
        JsonNode done = caller.created("tweets");
        caller.upload(done, "1\n");
        server.clock().advance(Duration.ofMinutes(1));
        JsonNode running = caller.created("tweets");
        caller.upload(running, "1\n");

        assertThat(ids("?type=tweets")).hasSize(3);
        assertThat(ids("?type=tweets&status=complete"))
                .containsExactly(done.path("id").asText());
        assertThat(ids("?type=tweets&status=in_progress"))
                .containsExactly(running.path("id").asText());
        assertThat(ids("?type=tweets&status=created")).isEmpty();
        assertThat(ids("?type=tweets&status=failed")).isEmpty();
    }

    @Test
    void tellsEveryFieldOfAJobAndHowManyThereAre() throws Exception {
        JsonNode job = caller.created("tweets");

        JsonNode list = Caller.json(caller.get(Caller.JOBS + "?type=tweets"));

        assertThat(list.path("data").path(0)).isEqualTo(job);
        assertThat(list.path("meta").path("result_count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?type=posts", "?type=tweets&status=expired", "?type=tweets&status=", "?type=tweets&page=2"})
    void refusesWhatXDoesNotKnow(String query) throws Exception {
        assertThat(caller.get(Caller.JOBS + query).statusCode()).isEqualTo(400);
    }

    @Test
    void hasNoDataIfThereAreNoJobs() throws Exception {
        JsonNode list = Caller.json(caller.get(Caller.JOBS + "?type=users"));

        assertThat(list.has("data")).isFalse();
        assertThat(list.path("meta").path("result_count").asInt(-1)).isZero();
    }

    @Test
    void wasAnEmptyObjectIn2021IfThereWereNoJobs() throws Exception {
        try (MockXServer old =
                MockXServer.builder().variants(Variant.EMPTY_LIST_WITHOUT_META).start()) {
            Caller other = new Caller(old);
            assertThat(other.get(Caller.JOBS + "?type=users").body()).isEqualTo("{}");

            other.created("users");
            assertThat(other.get(Caller.JOBS + "?type=users").body()).contains("result_count");
        }
    }

    @Test
    void showsOnlyTheJobsOfOnesOwnApp() throws Exception {
        try (MockXServer two = MockXServer.builder()
                .app(App.of("one", "token-1"))
                .app(App.of("two", "token-2"))
                .start()) {
            new Caller(two, "token-1").created("tweets");

            assertThat(new Caller(two, "token-2")
                            .get(Caller.JOBS + "?type=tweets")
                            .body())
                    .doesNotContain("data");
            assertThat(new Caller(two, "token-2")
                            .create("{\"type\":\"tweets\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private List<String> ids(String query) throws Exception {
        return Caller.json(caller.get(Caller.JOBS + query)).path("data").findValuesAsText("id");
    }
}
