package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private final MockXServer server = MockXServer.builder()
            .verdicts(Verdicts.exactly("tweets", Map.of(5L, Verdict.delete("deleted"))))
            .start();
    private final Caller caller = new Caller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aLostAnswerLeavesTheJobBehind() throws Exception {
        server.inject(Fault.on(Call.CREATE).nth(1).answerLost());

        assertThatThrownBy(() -> caller.create("{\"type\":\"tweets\",\"name\":\"orphan\"}"))
                .isInstanceOf(IOException.class);

        assertThat(Caller.json(caller.get("/2/compliance/jobs?type=tweets"))
                        .path("data")
                        .findValuesAsText("name"))
                .containsExactly("orphan");
    }

    @Test
    void aStatusIsAnsweredBeforeAnythingHappens() throws Exception {
        server.inject(Fault.on(Call.CREATE).nth(2).status(503));

        caller.created("users");
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(503);
        assertThat(caller.create("{\"type\":\"tweets\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultWithoutANumberStrikesEveryTime() throws Exception {
        server.inject(Fault.on(Call.LIST).status(500));

        assertThat(caller.get("/2/compliance/jobs?type=tweets").statusCode()).isEqualTo(500);
        assertThat(caller.get("/2/compliance/jobs?type=tweets").statusCode()).isEqualTo(500);
    }

    @Test
    void aCutBodyBreaksTheConnection() throws Exception {
        JsonNode job = caller.created("tweets");
        caller.upload(job, "5\n");
        server.clock().advance(Duration.ofSeconds(30));
        server.inject(Fault.on(Call.DOWNLOAD).nth(1).cutAfter(10));

        assertThatThrownBy(() -> caller.download(job)).isInstanceOf(IOException.class);
        assertThat(caller.download(job).body()).contains("\"5\"");
    }

    @Test
    void theJournalHoldsWhatWasAskedAndNoSecret() throws Exception {
        caller.created("tweets");
        caller.get("/2/compliance/jobs/1");

        assertThat(server.journal().count(Call.CREATE)).isEqualTo(1);
        assertThat(server.journal().all()).extracting(Exchange::status).containsExactly(200, 404);
        assertThat(server.journal().all().toString())
                .doesNotContain("mock-token")
                .doesNotContain("Signature");
    }

    @Test
    void aFaultCanStrikeAlways() throws Exception {
        server.inject(Fault.on(Call.GET).always().status(502));

        assertThat(caller.get("/2/compliance/jobs/1").statusCode()).isEqualTo(502);
        assertThat(caller.get("/2/compliance/jobs/1").statusCode()).isEqualTo(502);
        assertThat(server.journal().all()).extracting(Exchange::detail).allMatch(detail -> detail.endsWith("fault"));
    }

    @Test
    void aLostAnswerIsInTheJournalWithoutAStatus() {
        server.inject(Fault.on(Call.CREATE).nth(1).answerLost());

        assertThatThrownBy(() -> caller.created("tweets")).isInstanceOf(IOException.class);

        assertThat(server.journal().all())
                .extracting(Exchange::status, Exchange::detail)
                .containsExactly(tuple(0, "POST /2/compliance/jobs: answer lost"));
    }

    @Test
    void aFaultThatCannotStrikeIsRefused() {
        Fault.On on = Fault.on(Call.GET);

        assertThatThrownBy(() -> on.nth(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> on.status(100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> on.cutAfter(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
