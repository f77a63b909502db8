package dev.heed.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.heed.HeedException;
import dev.heed.mock.JobType;
import dev.heed.mock.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The admin API of a mock X, as far as a demo needs it. */
final class MockAdmin {
    private static final int PAGE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    MockAdmin(URI address) {
        this.address = address;
    }

    /** What X says of these IDs; those in compliance are left out. */
    Map<Long, Verdict> verdicts(JobType type, long[] ids) {
        Map<Long, Verdict> found = new HashMap<>();
        for (int from = 0; from < ids.length; from += PAGE) {
            long[] page = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + PAGE));
            ObjectNode question =
                    JSON.createObjectNode().put("type", type.name().toLowerCase(Locale.ROOT));
            ArrayNode asked = question.putArray("ids");
            Arrays.stream(page).mapToObj(Long::toString).forEach(asked::add);
            for (JsonNode each : ask("verdicts", HttpRequest.BodyPublishers.ofString(question.toString()))
                    .path("verdicts")) {
                found.put(
                        each.path("id").asLong(),
                        Verdict.of(
                                each.path("action").asText(),
                                each.path("reason").asText()));
            }
        }
        return found;
    }

    /** What its client did against X's rules. */
    List<String> violations() {
        List<String> found = new ArrayList<>();
        for (JsonNode each :
                ask("violations", HttpRequest.BodyPublishers.noBody()).path("violations")) {
            found.add("against X's rules: " + each.path("rule").asText() + ", "
                    + each.path("detail").asText());
        }
        return found;
    }

    private JsonNode ask(String what, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/_mock/" + what))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .method(body.contentLength() == 0 ? "GET" : "POST", body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new HeedException("What answers at " + address + " is no mock X (status " + answer.statusCode()
                        + "). Give --x the address that \"heed mock\" tells.");
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new HeedException(
                    "No mock X answers at " + address + " (" + e.getClass().getSimpleName()
                            + "). Start one with \"heed mock\", and give --x the address that it tells.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HeedException("Interrupted while asking the mock X at " + address + ".", e);
        }
    }
}
