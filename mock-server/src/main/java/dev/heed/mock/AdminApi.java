package dev.heed.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.mock.internal.jobs.JobJson;
import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Delivery;
import dev.heed.mock.internal.wire.Line;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Steers the server over HTTP, for those who run it alone. {@code openapi.json} describes it. */
final class AdminApi {
    static final String ROOT = "/_mock/";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LARGEST_BODY = 1 << 20;
    private static final int MOST_IDS = 10_000;
    private static final List<String> PLACES =
            List.of("", "openapi.json", "state", "journal", "violations", "clock", "faults", "verdicts", "reset");

    private final MockXServer server;
    private final AdminView view;

    AdminApi(MockXServer server) {
        this.server = server;
        this.view = new AdminView(server);
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
        return request.path().startsWith(ROOT) || request.path().equals("/_mock");
    }

    void serve(Request request, Line line) throws IOException {
        line.send(answer(request), Delivery.WHOLE);
    }

    private Answer answer(Request request) throws IOException {
        try {
            requireOwnPage(request);
            return route(request);
        } catch (Refused refused) {
            return refused.answer();
        } catch (IllegalArgumentException | ArithmeticException outOfRange) {
            return new Refused(400, String.valueOf(outOfRange.getMessage())).answer();
        }
    }

    private Answer route(Request request) throws IOException, Refused {
        return switch (request.method() + " " + request.path()) {
            case "GET /_mock" -> Answer.empty(301).with("Location", ROOT);
            case "GET /_mock/" -> resource("admin.html", "text/html; charset=utf-8");
            case "GET /_mock/openapi.json" -> resource("openapi.json", "application/json");
            case "GET /_mock/state" -> json(200, view.state());
            case "GET /_mock/journal" -> json(200, view.journal(after(request)));
            case "GET /_mock/violations" -> json(200, Map.of("violations", view.violations()));
            case "POST /_mock/clock" -> advance(body(request));
            case "POST /_mock/faults" -> plan(body(request));
            case "DELETE /_mock/faults" -> forgetFaults();
            case "POST /_mock/verdicts" -> verdicts(body(request));
            case "POST /_mock/reset" -> reset();
            default -> throw unknown(request);
        };
    }

    private static Refused unknown(Request request) {
        String place =
                request.path().substring(Math.min(ROOT.length(), request.path().length()));
        return PLACES.contains(place)
                ? new Refused(405, request.path() + " does not take " + request.method() + "; see /_mock/openapi.json")
                : new Refused(404, "There is no " + request.path() + "; see /_mock/openapi.json");
    }

    /** A page from elsewhere that a person has open must not steer the server. */
    private static void requireOwnPage(Request request) throws Refused {
        String own = "http://" + request.header("Host").orElse("");
        if (request.header("Origin").filter(origin -> !origin.equals(own)).isPresent()) {
            throw new Refused(403, "This page may not steer the mock server");
        }
    }

    private static JsonNode body(Request request) throws IOException, Refused {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw new Refused(415, "The Content-Type must be application/json");
        }
        byte[] bytes = request.body().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new Refused(413, "The body must not be larger than 1 MiB");
        }
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException notJson) {
            throw new Refused(400, "The body is no JSON: " + notJson.getOriginalMessage());
        }
        throw new Refused(400, "The body must be a JSON object");
    }

    private static long after(Request request) throws Refused {
        String after = request.parameter("after").orElse("0");
        if (!after.matches("\\d{1,18}")) {
            throw new Refused(400, "after must be the number of an exchange: " + after);
        }
        return Long.parseLong(after);
    }

    private Answer advance(JsonNode body) throws Refused {
        String by = body.path("advance").asText("");
        if (!(server.time() instanceof MockClock clock)) {
            throw new Refused(400, "The server runs on a clock that it was given, which it cannot move");
        }
        try {
            clock.advance(Duration.parse(by));
        } catch (DateTimeParseException malformed) {
            throw new Refused(400, "advance must be a duration as PT15M or P7D: " + by);
        }
        return json(200, Map.of("now", JobJson.written(clock.instant())));
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
        JobType type = JobType.of(body.path("type").asText())
                .orElseThrow(() -> new Refused(400, "type must be tweets or users"));
        JsonNode ids = body.path("ids");
        if (!ids.isArray() || ids.size() > MOST_IDS) {
            throw new Refused(400, "ids must be an array of at most " + MOST_IDS + " IDs");
        }
        Instant now = server.time().instant();
        List<Map<String, Object>> told = new ArrayList<>();
        for (JsonNode id : ids) {
            if (!id.asText().matches("[0-9]{1,19}")) {
                throw new Refused(400, "Not an ID of 1 to 19 digits: " + id.asText());
            }
            server.verdicts()
                    .on(type, Long.parseUnsignedLong(id.asText()), now)
                    .ifPresent(verdict -> told.add(told(id.asText(), verdict)));
        }
        return json(200, Map.of("verdicts", told));
    }

    private static Map<String, Object> told(String id, Verdict verdict) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("action", verdict.action());
        told.put("reason", verdict.reason());
        return told;
    }

    private static Answer resource(String name, String contentType) throws IOException {
        try (InputStream in = Objects.requireNonNull(AdminApi.class.getResourceAsStream(name), name)) {
            return Answer.of(200, contentType, in.readAllBytes()).with("Cache-Control", "no-store");
        }
    }

    private static Answer json(int status, Object body) {
        return Answer.json(status, "application/json", body).with("Cache-Control", "no-store");
    }
}
