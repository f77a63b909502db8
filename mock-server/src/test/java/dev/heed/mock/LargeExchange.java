package dev.heed.mock;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Both ends of a large exchange, for a JVM of its own: the first argument names what is uploaded. */
final class LargeExchange {
    private static final long FIRST = 1_500_000_000_000_000_000L;
    private static final int IDS = 2_000_000;
    private static final int BLOB = 128 << 20;

    private LargeExchange() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("large", ".txt");
        try (MockXServer server = MockXServer.builder()
                .processing(Duration.ZERO)
                .verdicts((type, id, at) -> Optional.of(Verdict.delete("deleted")))
                .start()) {
            fill(file, arguments[0].equals("ids"));
            System.out.println(exchange(new Caller(server), file) + " lines with an ID");
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(Path file, boolean ids) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; ids && i < IDS; i++) {
                out.write((FIRST + i + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; !ids && i < BLOB; i++) {
                out.write('7');
            }
        }
    }

    private static long exchange(Caller caller, Path file) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        JsonNode job = caller.created("tweets");
        http.send(
                HttpRequest.newBuilder(Caller.uploadUrl(job))
                        .header("Content-Type", "text/plain")
                        .PUT(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        HttpRequest download = HttpRequest.newBuilder(Caller.downloadUrl(job)).build();
        try (Stream<String> lines =
                http.send(download, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.startsWith("{\"id\"")).count();
        }
    }
}
