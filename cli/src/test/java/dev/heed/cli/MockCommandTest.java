package dev.heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockCommandTest {
    @TempDir
    Path folder;

    @Test
    void servesUntilItIsStoppedAndLeavesNoFilesBehind() throws Exception {
        Path verdicts = Files.writeString(
                folder.resolve("verdicts.ndjson"), "{\"id\":\"5\",\"action\":\"delete\",\"reason\":\"deleted\"}\n");
        Process heed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "mock",
                        "--port",
                        "0",
                        "--variant",
                        "crlf_allowed",
                        "--verdicts",
                        verdicts.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = heed.inputReader()) {
            String first = out.readLine();
            assertThat(first).matches("A mock X listens at http://127\\.0\\.0\\.1:\\d+ \\(bearer token: mock-token\\)");
            assertThat(out.readLine()).startsWith("Its page: http://").endsWith("Stop it with Ctrl-C.");
            URI address = URI.create(first.split(" ", -1)[5]);

            assertThat(ask(address, "{\"type\":\"tweets\",\"ids\":[\"5\",\"6\"]}"))
                    .isEqualTo("{\"verdicts\":[{\"id\":\"5\",\"action\":\"delete\",\"reason\":\"deleted\"}]}");
        } finally {
            heed.destroy();
            assertThat(heed.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(verdicts);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Terminal terminal = Terminal.heed("mock", "--port", port);

            assertThat(terminal.status()).isEqualTo(1);
            assertThat(terminal.errors())
                    .startsWith("heed: Cannot listen on port " + port + ": ")
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "101%", "-1%", "1.5", "NaN"})
    void refusesAShareThatIsNone(String share) {
        Terminal terminal = Terminal.heed("mock", "--port", "0", "--share", share);

        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.errors()).contains("'" + share + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1%", "100%", "0.5", "0"})
    void readsAShareInEitherForm(String share) {
        assertThat(new MockCommand.Share().convert(share)).isBetween(0.0, 1.0);
    }

    @Test
    void namesTheFileAndTheLineThatIsNoVerdict() throws IOException {
        Path file = Files.writeString(folder.resolve("verdicts.ndjson"), "{\"id\":\"x\"}\n");
        Terminal broken = Terminal.heed("mock", "--port", "0", "--verdicts", file.toString());
        Terminal missing = Terminal.heed(
                "mock", "--port", "0", "--verdicts", folder.resolve("none").toString());

        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.errors())
                .isEqualToIgnoringNewLines("heed: Line 1 of " + file + " has no id of 1 to 19 digits");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.errors()).startsWith("heed: Cannot read the verdicts in " + folder.resolve("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-5S", "soon"})
    void refusesAProcessingTimeThatIsNone(String time) {
        assertThat(Terminal.heed("mock", "--port", "0", "--processing", time).status())
                .isNotZero();
    }

    @Test
    void namesAllVariantsIfItDoesNotKnowOne() {
        Terminal terminal = Terminal.heed("mock", "--port", "0", "--variant", "LENIENT");

        assertThat(terminal.status()).isEqualTo(2);
        assertThat(terminal.errors()).contains("LENIENT").contains("CRLF_ALLOWED");
    }

    private static String ask(URI address, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address.resolve("/_mock/verdicts"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
