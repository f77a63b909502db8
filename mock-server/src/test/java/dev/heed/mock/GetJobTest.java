package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /2/compliance/jobs/:id}. */
class GetJobTest {
    private final MockXServer server = MockXServer.builder().start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheStatesOfAJobByTheClock() throws Exception {
        JsonNode job = caller.created("tweets");
        List<String> states = new ArrayList<>(List.of(caller.status(job)));
        caller.upload(job, "1\n");
        states.add(caller.status(job));
        server.clock().advance(Duration.ofSeconds(30).minusMillis(1));
        states.add(caller.status(job));
        server.clock().advance(Duration.ofMillis(1));
        states.add(caller.status(job));

        assertThat(states).containsExactly("created", "in_progress", "in_progress", "complete");
    }

    @Test
    void tellsTheSameUrlsEachTime() throws Exception {
        JsonNode job = caller.created("tweets");
        server.clock().advance(Duration.ofMinutes(3));

        assertThat(caller.told(job)).isEqualTo(job);
    }

    @Test
    void tellsAJobWithoutAnUploadAsExpired() throws Exception {
        JsonNode job = caller.created("tweets");
        server.clock().advance(Duration.ofMinutes(15));

        assertThat(caller.status(job)).isEqualTo("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "12345678901234567890", "-1", "1.0"})
    void refusesWhatIsNoNumberOf1To19Digits(String id) throws Exception {
        HttpResponse<String> answer = caller.get(Caller.JOBS + "/" + id);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-request").contains(id);
    }

    @Test
    void doesNotFindAJobThatXForgot() throws Exception {
        JsonNode job = caller.created("tweets");
        server.forgetJobs();

        HttpResponse<String> answer = caller.poll(job);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Caller.json(answer).path("type").asText()).endsWith("/resource-not-found");
        assertThat(Caller.json(answer).path("detail").asText())
                .contains(job.path("id").asText());
    }

    @Test
    void tellsAnUnknownJobWith200AndErrorsIfThatIsXsHabitHereToo() throws Exception {
        try (MockXServer habit = MockXServer.builder()
                .variants(Variant.UNKNOWN_JOB_WITH_STATUS_200)
                .start()) {
            HttpResponse<String> answer = new Caller(habit).get(Caller.JOBS + "/5");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Caller.json(answer).has("data")).isFalse();
            JsonNode error = Caller.json(answer).path("errors").path(0);
            assertThat(error.path("resource_id").asText()).isEqualTo("5");
            assertThat(error.path("type").asText()).endsWith("/resource-not-found");
        }
    }

    @Test
    void doesNotShowTheJobOfAnotherApp() throws Exception {
        try (MockXServer two = MockXServer.builder()
                .app(App.of("one", "token-1"))
                .app(App.of("two", "token-2"))
                .start()) {
            JsonNode job = new Caller(two, "token-1").created("tweets");

            assertThat(new Caller(two, "token-1").poll(job).statusCode()).isEqualTo(200);
            assertThat(new Caller(two, "token-2").poll(job).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void picksTheFieldsThatAreAskedFor() throws Exception {
        String path = Caller.JOBS + "/" + caller.created("tweets").path("id").asText();

        assertThat(Caller.json(caller.get(path + "?compliance_job.fields=status"))
                        .path("data")
                        .properties())
                .hasSize(2);
        assertThat(caller.get(path + "?compliance_job.fields=status,color").body())
                .contains("[color] is not one of");
        assertThat(caller.get(path + "?colour=red").body()).contains("The query parameter [colour] is not one of");
    }

    @Test
    void zipsItsAnswerOnlyIfThatIsAskedFor() throws Exception {
        JsonNode job = caller.created("tweets");
        String path = Caller.JOBS + "/" + job.path("id").asText();

        assertThat(caller.get(path).headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(Caller.header(
                        caller.send(caller.api(path).header("Accept-Encoding", "gzip, br")), "Content-Encoding"))
                .isEqualTo("gzip");
    }
}
