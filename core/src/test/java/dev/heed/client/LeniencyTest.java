package dev.heed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What neither X nor the mock does, but a proxy between may. */
class LeniencyTest {
    private static final byte[] RESULTS = "{\"id\":\"1\"}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final Map<String, String> headers = new TreeMap<>();
    private byte[] body = {};
    private HttpServer server;
    private XClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = XClient.builder(() -> "token")
                .api(address("/"))
                .clock(() -> Instant.parse("2026-03-01T12:00:00Z"))
                .build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerThatComesCompressedIsUnderstood() throws IOException {
        headers.put("Content-Encoding", "GZIP");
        body = zipped("{\"data\":{\"id\":\"7\",\"status\":\"complete\"}}".getBytes(StandardCharsets.UTF_8));

        assertThat(client.get("7").status()).isEqualTo(RemoteStatus.COMPLETE);
    }

    @Test
    void anAnswerThatOnlySaysSoIsOneClearError() {
        headers.put("Content-Encoding", "gzip");
        body = new byte[] {1, 2, 3};

        assertThatThrownBy(() -> client.get("7")).isInstanceOf(XException.Unintelligible.class);
    }

    @Test
    void resultsThatComeCompressedAreNotBelieved() throws IOException {
        headers.put("Content-Encoding", "gzip");
        body = zipped(RESULTS);

        assertThatThrownBy(this::download)
                .isInstanceOf(XException.Unintelligible.class)
                .hasMessageContaining("it came compressed");
    }

    @Test
    void resultsAreHeldAgainstTheirMd5WhereItIsStated() {
        body = RESULTS;
        headers.put("x-goog-hash", "md5=AAAAAAAAAAAAAAAAAAAAAA==");

        assertThatThrownBy(this::download)
                .isInstanceOf(XException.Unintelligible.class)
                .hasMessageContaining("checksum does not match");
    }

    @Test
    void resultsWithTheRightMd5AreTaken() {
        body = RESULTS;
        headers.put("x-goog-hash", "md5=xTVAAIw27kt6D2iqNQv2tQ==");

        download();

        assertThat(folder.resolve("results")).hasBinaryContent(RESULTS);
    }

    private void download() {
        client.download(new SignedUrl(address("/results?signed"), Instant.MAX), folder.resolve("results"), bytes -> {});
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
