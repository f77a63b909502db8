package dev.heed.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in under {@code /_mock/}, with what, and where to. */
class AdminPlacesTest {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    private final MockXServer server = MockXServer.builder().start();
    private final Caller caller = new Caller(server);
    private final AdminCaller admin = new AdminCaller(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class Strangers {
        @ParameterizedTest
        @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"})
        void areRefusedIfTheyArePagesFromElsewhere(String origin) throws Exception {
            caller.get("/x");
            HttpResponse<String> answer =
                    admin.send(admin.to("reset").header("Origin", origin).POST(BodyPublishers.noBody()));

            AdminCaller.assertRefused(answer, 403, "elsewhere");
            assertThat(server.journal().size()).isEqualTo(1);
        }

        @Test
        void areNotThePageOfTheServerItself() throws Exception {
            HttpRequest.Builder request = admin.to("reset")
                    .header("Origin", server.apiBase().toString())
                    .POST(BodyPublishers.noBody());

            assertThat(admin.send(request).statusCode()).isEqualTo(204);
        }

        @ParameterizedTest
        @CsvSource({
            "127.0.0.1,200",
            "127.0.0.1:8080,200",
            "localhost,200",
            "LocalHost:8080,200",
            "[::1],200",
            "[::1]:8080,200",
            "evil.example,403",
            "127.0.0.1.evil.example:8080,403",
            "localhost.evil.example,403",
            "localhost:x,403",
            "'',403"
        })
        void areRefusedIfTheyCallTheServerByAnotherName(String host, int status) throws Exception {
            assertThat(statusAs(host)).isEqualTo(status);
        }

        /** The JDK's client lets nobody choose this header. */
        private int statusAs(String host) throws IOException {
            try (Socket socket = new Socket("127.0.0.1", server.apiBase().getPort())) {
                String request = "GET /_mock/state HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
            }
        }
    }

    @Nested
    class Bodies {
        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""})
        void mustBeSentAsJson(String type) throws Exception {
            HttpRequest.Builder request = admin.to("clock").POST(BodyPublishers.ofString("{\"advance\":\"PT1S\"}"));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }

            AdminCaller.assertRefused(admin.send(request), 415, "application/json");
        }

        @Test
        void mayNameTheirCharacters() throws Exception {
            assertThat(admin.send(admin.to("clock")
                                    .header("Content-Type", "Application/JSON; charset=utf-8")
                                    .POST(BodyPublishers.ofString("{\"advance\":\"PT1S\"}")))
                            .statusCode())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "null", "\"PT1S\"", "{\"advance\":\"PT1S\"} x", "{\"a\":1,\"a\":1}"})
        void mustBeOneJsonObject(String body) throws Exception {
            AdminCaller.assertRefused(admin.post("clock", body), 400, "The body");
        }

        @Test
        void mustNotBeLargerThan1MiB() throws Exception {
            AdminCaller.assertRefused(admin.post("faults", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"), 413, "1 MiB");
        }
    }

    @Nested
    class Document {
        /** The places that the document has, each with its methods. */
        private static Map<String, Set<String>> described() {
            Map<String, Set<String>> places = new TreeMap<>();
            JsonNode paths = FaultFormTest.document().path("paths");
            paths.fieldNames().forEachRemaining(path -> {
                Set<String> methods = new TreeSet<>();
                paths.path(path).fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
                methods.remove("PARAMETERS");
                filled(path, paths.path(path)).forEach(place -> places.put(place, methods));
            });
            return places;
        }

        /** A path with each value of its parameter. */
        private static List<String> filled(String path, JsonNode place) {
            List<String> paths = new ArrayList<>();
            for (JsonNode value : place.at("/parameters/0/schema/enum")) {
                paths.add(path.replaceAll("\\{.*}", value.asText()));
            }
            return paths.isEmpty() ? List.of(path) : paths;
        }

        static Stream<Arguments> places() {
            return described().entrySet().stream().map(place -> arguments(place.getKey(), place.getValue()));
        }

        @Test
        void hasExactlyThePlacesAndMethodsThatAreServed() {
            assertThat(new AdminApi(server).places()).isEqualTo(described());
        }

        @ParameterizedTest(name = "{0} {1}")
        @MethodSource("places")
        void isRightAboutTheMethodsOfEachPlace(String path, Set<String> methods) throws Exception {
            for (String method : METHODS) {
                HttpResponse<String> answer = caller.send(
                        HttpRequest.newBuilder(server.apiBase().resolve(path)).method(method, BodyPublishers.noBody()));

                if (methods.contains(method)) {
                    assertThat(answer.statusCode()).as(method).isIn(200, 204, 301, 415);
                } else {
                    assertThat(answer.statusCode()).as(method).isEqualTo(405);
                    assertThat(Caller.header(answer, "Allow")).isEqualTo(String.join(", ", methods));
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"jobs", "admin", "admin.html", "state/", "../_mock/x", "faults/1", "AdminApi.class"})
        void knowsAllPlaces(String place) throws Exception {
            AdminCaller.assertRefused(admin.get(place), 404, "There is no");
        }
    }

    @Nested
    class Page {
        @ParameterizedTest
        @CsvSource({
            "'',text/html",
            "admin.css,text/css",
            "admin.js,text/javascript",
            "admin-faults.js,text/javascript",
            "admin-page.js,text/javascript"
        })
        void isServedWithNothingFromAnotherHost(String file, String type) throws Exception {
            HttpResponse<String> answer = admin.get(file);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Caller.header(answer, "Content-Type")).isEqualTo(type + "; charset=utf-8");
            assertThat(answer.body()).isNotBlank().doesNotContain("http://", "https://", "style=", "onclick");
        }

        @Test
        void mayLoadItsOwnFilesAndNothingElse() throws Exception {
            HttpResponse<String> answer = admin.get("");

            assertThat(Caller.header(answer, "Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(Caller.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        }

        @Test
        void isFoundWithoutTheLastSlash() throws Exception {
            assertThat(Caller.header(caller.get("/_mock"), "Location")).isEqualTo("/_mock/");
        }

        @Test
        void doesNotBlameTheClientForTheIconThatABrowserSeeks() throws Exception {
            assertThat(caller.get("/favicon.ico").statusCode()).isEqualTo(204);
            assertThat(server.journal().size()).isZero();
            assertThat(server.contractViolations()).isEmpty();
        }
    }
}
