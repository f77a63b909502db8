package dev.heed.mock;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.mock.internal.jobs.JobJson;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Delivery;
import dev.heed.mock.internal.wire.Json;
import dev.heed.mock.internal.wire.Line;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Steers the server over HTTP, for those who run it alone. {@code openapi.json} describes it. */
final class AdminApi {
    static final String ROOT = "/_mock/";

    private static final int LARGEST_BODY = 1 << 20;
    private static final int MOST_IDS = 10_000;
    private static final Instant LATEST = Instant.parse("9999-12-01T00:00:00Z");
    private static final String JSON = "application/json";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Pattern OWN_NAME = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

    private final MockXServer server;
    private final AdminView view;
    private final Map<String, Map<String, Action>> places;

    AdminApi(MockXServer server) {
        this.server = server;
        this.view = new AdminView(server);
        this.places = Map.ofEntries(
                entry("/_mock", get(request -> Answer.empty(301).with("Location", ROOT))),
                entry(ROOT, get(request -> resource("admin.html", "text/html; charset=utf-8"))),
                file("admin.css", "text/css; charset=utf-8"),
                file("admin.js", SCRIPT),
                file("admin-faults.js", SCRIPT),
                file("admin-page.js", SCRIPT),
                file("openapi.json", JSON),
                entry(ROOT + "state", get(request -> json(200, view.state()))),
                entry(ROOT + "journal", get(request -> json(200, view.journal(after(request))))),
                entry(ROOT + "violations", get(request -> json(200, Map.of("violations", view.violations())))),
                entry(ROOT + "clock", Map.of("POST", request -> advance(body(request)))),
                entry(
                        ROOT + "faults",
                        Map.of("POST", request -> plan(body(request)), "DELETE", request -> forgetFaults())),
                entry(ROOT + "verdicts", Map.of("POST", request -> verdicts(body(request)))),
                entry(ROOT + "reset", Map.of("POST", request -> reset())));
    }

    /** What a method does at a place. */
    @FunctionalInterface
    private interface Action {
        Answer answer(Request request) throws IOException, Refused;
    }

    private static Map<String, Action> get(Action action) {
        return Map.of("GET", action);
    }

    private static Map.Entry<String, Map<String, Action>> file(String name, String contentType) {
        return entry(ROOT + name, get(request -> resource(name, contentType)));
    }

    /** All places, each with its methods. */
    Map<String, Set<String>> places() {
        Map<String, Set<String>> methods = new TreeMap<>();
        places.forEach((path, actions) -> methods.put(path, new TreeSet<>(actions.keySet())));
        return methods;
    }

    /** The request is not what the server can do. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        Answer answer() {
            return json(status, Map.of("error", String.valueOf(getMessage())));
        }
    }

    static boolean serves(Request request) {
        return request.path().startsWith(ROOT) || request.path().equals("/_mock") || seeksIcon(request);
    }

    /** Browsers ask for it by themselves, and the client that is tested must not get the blame. */
    private static boolean seeksIcon(Request request) {
        return request.path().equals("/favicon.ico");
    }

    void serve(Request request, Line line) throws IOException {
        Answer answer = seeksIcon(request) ? Answer.empty(204) : answer(request);
        line.send(
                answer.with("Cache-Control", "no-store")
                        .with("Content-Security-Policy", POLICY)
                        .with("X-Content-Type-Options", "nosniff"),
                Delivery.WHOLE);
    }

    private Answer answer(Request request) throws IOException {
        try {
            requireOwnPage(request);
            return route(request);
        } catch (Refused refused) {
            return refused.answer();
        } catch (IllegalArgumentException senseless) {
            return new Refused(400, String.valueOf(senseless.getMessage())).answer();
        }
    }

    private Answer route(Request request) throws IOException, Refused {
        Map<String, Action> place = places.get(request.path());
        if (place == null) {
            throw new Refused(404, "There is no " + request.path() + "; see /_mock/openapi.json");
        }
        Action action = place.get(request.method());
        if (action == null) {
            String allowed = String.join(", ", new TreeSet<>(place.keySet()));
            return new Refused(405, request.path() + " takes " + allowed + " only")
                    .answer()
                    .with("Allow", allowed);
        }
        return action.answer(request);
    }

    /**
     * A page from elsewhere that a person has open must not steer the server; nor read along, by a name of its own that it
     * lets point to this machine.
     */
    private static void requireOwnPage(Request request) throws Refused {
        String host = request.header("Host").orElse("");
        if (!OWN_NAME.matcher(host).matches()) {
            throw new Refused(403, "The mock server is asked as 127.0.0.1 or localhost only, not as " + host);
        }
        if (request.header("Origin")
                .filter(origin -> !origin.equals("http://" + host))
                .isPresent()) {
            throw new Refused(403, "A page from elsewhere may not steer the mock server");
        }
    }

    private static JsonNode body(Request request) throws IOException, Refused {
        String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase(JSON)) {
            throw new Refused(415, "The Content-Type must be application/json");
        }
        byte[] bytes = request.body().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new Refused(413, "The body must not be larger than 1 MiB");
        }
        JsonNode json = parsed(bytes);
        if (!json.isObject()) {
            throw new Refused(400, "The body must be a JSON object");
        }
        return json;
    }

    /** As text, since Jackson would also take bytes of UTF-16 and UTF-32. */
    private static JsonNode parsed(byte[] bytes) throws Refused {
        try {
            return Json.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            throw new Refused(400, "The body is no JSON: " + notJson.getOriginalMessage());
        }
    }

    /** Who misspells a member must not believe that it went through. */
    static void requireOnly(JsonNode json, Collection<String> members) throws Refused {
        TreeSet<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(members);
        if (!unknown.isEmpty()) {
            throw new Refused(400, "Not known here: " + unknown + ", but only " + new TreeSet<>(members));
        }
    }

    private static long after(Request request) throws Refused {
        String after = request.parameter("after").orElse("0");
        if (!after.matches("\\d{1,18}")) {
            throw new Refused(400, "after must be the number of an exchange: " + after);
        }
        return Long.parseLong(after);
    }

    private Answer advance(JsonNode body) throws Refused {
        requireOnly(body, List.of("advance"));
        if (!(server.time() instanceof MockClock clock)) {
            throw new Refused(400, "The server runs on a clock that it was given; move that one");
        }
        clock.advance(duration(body.path("advance").asText(), clock.instant()));
        return json(200, Map.of("now", JobJson.written(clock.instant())));
    }

    /** Beyond what an instant can hold no request could be served any more. */
    private static Duration duration(String text, Instant now) throws Refused {
        try {
            Duration by = Duration.parse(text);
            if (now.plus(by).isBefore(LATEST)) {
                return by;
            }
        } catch (DateTimeParseException malformed) {
            throw new Refused(400, "advance must be a duration as PT15M or P7D: " + text);
        } catch (DateTimeException | ArithmeticException tooFar) {
            // As below.
        }
        throw new Refused(400, "The clock does not go beyond the year 9999");
    }

    private Answer plan(JsonNode body) throws Refused {
        Fault fault = new FaultForm(server).read(body);
        server.inject(fault);
        return json(201, Map.of("fault", fault.toString()));
    }

    private Answer forgetFaults() {
        server.forgetFaults();
        return Answer.empty(204);
    }

    private Answer reset() {
        server.reset();
        return Answer.empty(204);
    }

    private Answer verdicts(JsonNode body) throws Refused {
        requireOnly(body, List.of("type", "ids"));
        JobType type = JobType.of(body.path("type").asText())
                .orElseThrow(() -> new Refused(400, "type must be tweets or users"));
        JsonNode ids = body.path("ids");
        if (!ids.isArray() || ids.size() > MOST_IDS) {
            throw new Refused(400, "ids must be an array of at most " + MOST_IDS + " IDs");
        }
        List<String> asked = new ArrayList<>();
        for (JsonNode id : ids) {
            asked.add(FaultForm.id(id));
        }
        return json(200, Map.of("verdicts", view.verdicts(type, asked)));
    }

    private static Answer resource(String name, String contentType) throws IOException {
        try (InputStream in = Objects.requireNonNull(AdminApi.class.getResourceAsStream(name), name)) {
            return Answer.of(200, contentType, in.readAllBytes());
        }
    }

    private static Answer json(int status, Object body) {
        return Answer.json(status, JSON, body);
    }
}
