package dev.heed.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

/** Talks to a mock server as anybody could. */
final class Caller {
    static final String JOBS = "/2/compliance/jobs";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockXServer server;
    private final String token;

    Caller(MockXServer server) {
        this(server, "mock-token");
    }

    Caller(MockXServer server, String token) {
        this.server = server;
        this.token = token;
    }

    HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(server.apiBase().resolve(path)).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    // The API.

    HttpResponse<String> create(String body) throws IOException, InterruptedException {
        return send(api(JOBS).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    JsonNode created(String type) throws IOException, InterruptedException {
        return json(create("{\"type\":\"" + type + "\"}")).path("data");
    }

    JsonNode createdResumable() throws IOException, InterruptedException {
        return json(create("{\"type\":\"tweets\",\"resumable\":true}")).path("data");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(api(path).GET());
    }

    HttpResponse<String> poll(JsonNode job) throws IOException, InterruptedException {
        return get(JOBS + "/" + job.path("id").asText());
    }

    JsonNode told(JsonNode job) throws IOException, InterruptedException {
        return json(poll(job)).path("data");
    }

    String status(JsonNode job) throws IOException, InterruptedException {
        return told(job).path("status").asText();
    }

    // The storage.

    HttpResponse<String> upload(JsonNode job, String ids) throws IOException, InterruptedException {
        return send(put(uploadUrl(job)).PUT(BodyPublishers.ofString(ids)));
    }

    HttpResponse<String> download(JsonNode job) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(downloadUrl(job)).GET());
    }

    /** The lines of the results but for the empty one. */
    List<String> lines(JsonNode job) throws IOException, InterruptedException {
        return download(job).body().lines().filter(line -> !line.isEmpty()).toList();
    }

    static HttpRequest.Builder put(URI url) {
        return HttpRequest.newBuilder(url).header("Content-Type", "text/plain");
    }

    HttpResponse<String> start(JsonNode job) throws IOException, InterruptedException {
        return send(
                put(uploadUrl(job)).header("x-goog-resumable", "start").POST(BodyPublishers.ofByteArray(new byte[0])));
    }

    /** Starts a resumable upload; where it goes on. */
    URI session(JsonNode job) throws IOException, InterruptedException {
        return URI.create(start(job).headers().firstValue("Location").orElseThrow());
    }

    HttpResponse<String> chunk(URI session, String range, byte[] bytes) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(session)
                .header("Content-Range", "bytes " + range)
                .PUT(BodyPublishers.ofByteArray(bytes)));
    }

    HttpResponse<String> query(URI session, String total) throws IOException, InterruptedException {
        return chunk(session, "*/" + total, new byte[0]);
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

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
