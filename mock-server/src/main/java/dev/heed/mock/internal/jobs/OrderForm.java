package dev.heed.mock.internal.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.heed.mock.JobType;
import dev.heed.mock.internal.wire.Json;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a client asks for when it creates a job. Immutable. */
public final class OrderForm {
    private static final List<String> MEMBERS = List.of("type", "name", "resumable");
    private static final int LONGEST_NAME = 64;
    private static final int LARGEST_BODY = 1 << 16;

    private final Problems problems;

    /** Refuses in these words. */
    public OrderForm(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the body of a request.
     *
     * @throws Refusal if it is not what X takes
     */
    public RemoteJob.Order read(Request request) throws IOException, Refusal {
        String contentType = request.header("Content-Type").orElse("");
        if (!contentType.toLowerCase(Locale.ROOT).matches("application/json( *;.*)?")) {
            throw new Refusal(problems.unsupportedMediaType());
        }
        byte[] body = request.body().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Refusal(problems.tooLarge());
        }
        JsonNode json = parse(body);
        requireKnownMembers(json);
        return new RemoteJob.Order(type(json), name(json), resumable(json));
    }

    private JsonNode parse(byte[] body) throws IOException, Refusal {
        try {
            JsonNode json = Json.read(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException notJson) {
            throw new Refusal(problems.invalid("body", "", "The request body is not valid JSON"));
        }
        throw new Refusal(problems.invalid("body", "", "$: an object was expected"));
    }

    private void requireKnownMembers(JsonNode json) throws Refusal {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw refusal(
                        json, name, "is not defined in the schema and the schema does not allow additional properties");
            }
        }
    }

    private JobType type(JsonNode json) throws Refusal {
        JsonNode type = json.path("type");
        if (type.isMissingNode()) {
            throw refusal(json, "type", "is missing but it is required");
        }
        Optional<JobType> known = type.isTextual() ? JobType.of(type.asText()) : Optional.empty();
        return known.orElseThrow(
                () -> refusal(json, "type", "does not have a value in the enumeration [tweets, users]"));
    }

    private Optional<String> name(JsonNode json) throws Refusal {
        JsonNode name = json.path("name");
        if (name.isMissingNode()) {
            return Optional.empty();
        }
        if (!name.isTextual()) {
            throw refusal(json, "name", "a string was expected");
        }
        String text = name.asText();
        if (text.codePointCount(0, text.length()) > LONGEST_NAME) {
            throw refusal(json, "name", "may only be " + LONGEST_NAME + " characters long");
        }
        return Optional.of(text);
    }

    private boolean resumable(JsonNode json) throws Refusal {
        JsonNode resumable = json.path("resumable");
        if (!resumable.isMissingNode() && !resumable.isBoolean()) {
            throw refusal(json, "resumable", "a boolean was expected");
        }
        return resumable.asBoolean(false);
    }

    private Refusal refusal(JsonNode json, String member, String flaw) {
        return new Refusal(problems.invalid(member, json.path(member).asText(""), "$." + member + ": " + flaw));
    }
}
