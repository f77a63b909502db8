package dev.heed.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Talks to a mock server as anybody could. */
final class Caller {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockXServer server;

    Caller(MockXServer server) {
        this.server = server;
    }

    HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(server.apiBase().resolve(path)).header("Authorization", "Bearer mock-token");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> create(String body) throws IOException, InterruptedException {
        return send(api("/2/compliance/jobs")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode created(String type) throws IOException, InterruptedException {
        return json(create("{\"type\":\"" + type + "\"}")).path("data");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(api(path).GET());
    }

    HttpResponse<String> upload(JsonNode job, String ids) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uploadUrl(job))
                .header("Content-Type", "text/plain")
                .PUT(HttpRequest.BodyPublishers.ofString(ids)));
    }

    HttpResponse<String> download(JsonNode job) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(downloadUrl(job)).GET());
    }

    static URI uploadUrl(JsonNode job) {
        return URI.create(job.path("upload_url").asText());
    }

    static URI downloadUrl(JsonNode job) {
        return URI.create(job.path("download_url").asText());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return MAPPER.readTree(answer.body());
    }
}
