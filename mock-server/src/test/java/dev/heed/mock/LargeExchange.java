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
import java.util.stream.Stream;

/** Both ends of a large exchange, for a JVM of its own: the arguments say what is uploaded, and how much of it. */
final class LargeExchange {
    private static final long FIRST = 1_500_000_000_000_000_000L;

    private LargeExchange() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createTempFile("large", ".txt");
        int size = Integer.parseInt(arguments[1]);
        try (MockXServer server = MockXServer.builder()
                .processing(Duration.ZERO)
                .verdicts(Verdicts.all(Verdict.deleted()))
                .start()) {
            fill(file, arguments[0].equals("ids"), size);
            System.out.println(exchange(new Caller(server), file) + " lines with an ID");
        } finally {
            Files.delete(file);
        }
    }

    private static void fill(Path file, boolean ids, int size) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; ids && i < size; i++) {
                out.write((FIRST + i + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; !ids && i < size; i++) {
                out.write('7');
            }
        }
    }

    private static long exchange(Caller caller, Path file) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        JsonNode job = caller.created("tweets");
        long start = System.nanoTime();
        http.send(
                Caller.put(Caller.uploadUrl(job))
                        .PUT(HttpRequest.BodyPublishers.ofFile(file))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        tell("up", Files.size(file), start);
        HttpRequest download = HttpRequest.newBuilder(Caller.downloadUrl(job)).build();
        long written = System.nanoTime();
        try (Stream<String> lines =
                http.send(download, HttpResponse.BodyHandlers.ofLines()).body()) {
            tell("written", 0, written);
            return lines.filter(line -> line.startsWith("{\"id\"")).count();
        } finally {
            tell("down", 0, written);
        }
    }

    private static void tell(String what, long bytes, long since) {
        System.err.printf("%s: %d bytes in %d ms%n", what, bytes, (System.nanoTime() - since) / 1_000_000);
    }
}
