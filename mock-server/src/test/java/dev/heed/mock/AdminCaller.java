package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Steers a mock server as its page does. */
final class AdminCaller {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockXServer server;

    AdminCaller(MockXServer server) {
        this.server = server;
    }

    HttpRequest.Builder to(String place) {
        return HttpRequest.newBuilder(server.apiBase().resolve("/_mock/" + place));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String place) throws IOException, InterruptedException {
        return send(to(place).GET());
    }

    JsonNode told(String place) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(place);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Caller.json(answer);
    }

    HttpResponse<String> post(String place, String body) throws IOException, InterruptedException {
        return send(to(place).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    static void assertRefused(HttpResponse<String> answer, int status, String words) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Caller.json(answer).path("error").asText()).contains(words);
    }
}
