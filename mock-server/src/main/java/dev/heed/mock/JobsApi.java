package dev.heed.mock;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The endpoints under {@code /2/compliance/jobs}. */
final class JobsApi {
    static final String PATH = "/2/compliance/jobs";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> TYPES = Set.of("tweets", "users");
    private static final Set<String> MEMBERS = Set.of("type", "name", "resumable");
    private static final Set<String> FILTERS = Set.of("created", "in_progress", "failed", "complete");
    private static final int LONGEST_NAME = 64;

    private final Jobs jobs;
    private final JobJson json;
    private final InstantSource clock;
    private final String bearer;
    private final Map<Call, RateWindow> windows = new EnumMap<>(Call.class);

    JobsApi(Jobs jobs, JobJson json, InstantSource clock, String token) {
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
        this.bearer = "Bearer " + token;
        for (Call call : List.of(Call.CREATE, Call.GET, Call.LIST)) {
            windows.put(call, new RateWindow(clock));
        }
    }

    /** What a request asks for; empty if X serves nothing there. */
    static Optional<Call> callOf(Request request) {
        return switch (request.method() + " " + request.path().replaceFirst("^" + PATH + "/[^/]+$", PATH + "/:id")) {
            case "POST " + PATH -> Optional.of(Call.CREATE);
            case "GET " + PATH -> Optional.of(Call.LIST);
            case "GET " + PATH + "/:id" -> Optional.of(Call.GET);
            default -> Optional.empty();
        };
    }

    Answer answer(Call call, Request request) throws IOException {
        if (!request.header("Authorization").equals(Optional.of(bearer))) {
            return Problems.unauthorized();
        }
        RateWindow window = windows.get(call);
        if (window == null) {
            throw new IllegalArgumentException("Not an endpoint of the API: " + call);
        }
        RateWindow.State state = window.take();
        return state.on(state.allowed() ? serve(call, request) : Problems.tooManyRequests());
    }

    private Answer serve(Call call, Request request) throws IOException {
        return switch (call) {
            case CREATE -> create(request);
            case LIST -> list(request);
            default -> get(request.path().substring(PATH.length() + 1));
        };
    }

    private Answer create(Request request) throws IOException {
        String contentType = request.header("Content-Type").orElse("");
        if (!contentType.startsWith("application/json")) {
            return Problems.invalidRequest("The content type must be application/json", "Content-Type", contentType);
        }
        Optional<JsonNode> body = parse(request);
        if (body.isEmpty()) {
            return Problems.invalidRequest("The body is not a JSON object", "body", "");
        }
        Optional<Answer> flaw = flaw(body.get());
        return flaw.isPresent() ? flaw.get() : created(order(body.get()));
    }

    private Answer created(RemoteJob.Order order) {
        return jobs.create(order).map(this::one).orElseGet(Problems::conflict);
    }

    private static Optional<JsonNode> parse(Request request) throws IOException {
        try {
            return Optional.ofNullable(MAPPER.readTree(request.body())).filter(JsonNode::isObject);
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> flaw(JsonNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                return Optional.of(Problems.invalidRequest(
                        "Unknown member", name, body.get(name).asText()));
            }
        }
        if (!TYPES.contains(body.path("type").asText(""))) {
            return Optional.of(Problems.invalidRequest(
                    "The type must be tweets or users",
                    "type",
                    body.path("type").asText("")));
        }
        if (body.has("name") && !isName(body.get("name"))) {
            return Optional.of(Problems.invalidRequest(
                    "The name must be a text of at most 64 characters",
                    "name",
                    body.path("name").asText()));
        }
        if (body.has("resumable") && !body.path("resumable").isBoolean()) {
            return Optional.of(Problems.invalidRequest(
                    "Resumable must be true or false",
                    "resumable",
                    body.path("resumable").asText()));
        }
        return Optional.empty();
    }

    private static boolean isName(JsonNode name) {
        String text = name.asText();
        return name.isTextual() && text.codePointCount(0, text.length()) <= LONGEST_NAME;
    }

    private static RemoteJob.Order order(JsonNode body) {
        return new RemoteJob.Order(
                body.path("type").asText(),
                Optional.ofNullable(body.get("name")).map(JsonNode::asText),
                body.path("resumable").asBoolean(false));
    }

    private Answer list(Request request) {
        String type = request.parameter("type").orElse("");
        Optional<String> status = request.parameter("status");
        if (!TYPES.contains(type)) {
            return Problems.invalidRequest("The type must be tweets or users", "type", type);
        }
        if (status.isPresent() && !FILTERS.contains(status.get())) {
            return Problems.invalidRequest("No such status to filter by", "status", status.get());
        }
        Instant now = clock.instant();
        List<Map<String, Object>> found = jobs.ofType(type).stream()
                .filter(job -> status.isEmpty() || job.status(now).equals(status.get()))
                .map(json::of)
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            body.put("data", found);
        }
        body.put("meta", Map.of("result_count", found.size()));
        return Answer.json(200, "application/json", body);
    }

    private Answer get(String id) {
        return jobs.find(id).map(this::one).orElseGet(() -> Problems.notFound(id));
    }

    private Answer one(RemoteJob job) {
        return Answer.json(200, "application/json", Map.of("data", json.of(job)));
    }
}
