package dev.heed.mock.internal.jobs;

import dev.heed.mock.Rule;
import dev.heed.mock.Variant;
import dev.heed.mock.internal.wire.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** X's refusals, worded as X words them. Immutable. */
public final class Problems {
    private static final String BLANK = "about:blank";

    private final Set<Variant> variants;

    /** Speaks in these variants. */
    public Problems(Set<Variant> variants) {
        this.variants = variants;
    }

    /** No token, or one that no app has. */
    public Answer unauthorized() {
        return problem(401, BLANK, "Unauthorized", "Unauthorized");
    }

    /** A user's token, where only an app's is good. */
    public Answer unsupportedAuthentication() {
        return problem(
                403,
                type("unsupported-authentication"),
                "Unsupported Authentication",
                "Authenticating with OAuth 1.0a User Context is forbidden for this endpoint."
                        + "  Supported authentication types are [OAuth 2.0 Application-Only].");
    }

    /** An app without a project. */
    public Answer clientForbidden(String client) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", client);
        body.put("detail", "You must use keys and tokens from a developer App that is attached to a Project.");
        body.put("registration_url", "https://developer.twitter.com/en/docs/projects/overview");
        body.put("title", "Client Forbidden");
        body.put("required_enrollment", "Appropriate Level of API Access");
        body.put("reason", "client-not-enrolled");
        body.put("type", type("client-forbidden"));
        return told(403, body);
    }

    /** X has no such path, or does not serve this method there. */
    public Answer notServed() {
        return problem(404, BLANK, "Not Found", "Not Found").against(Rule.UNKNOWN_ENDPOINT);
    }

    /** The window's requests are used up. */
    public Answer tooManyRequests() {
        Answer answer = variants.contains(Variant.RATE_LIMIT_AS_CODE_88)
                ? Answer.json(
                        429,
                        "application/json",
                        Map.of("errors", List.of(Map.of("code", 88, "message", "Rate limit exceeded"))))
                : problem(429, BLANK, "Too Many Requests", "Too Many Requests");
        return answer.against(Rule.OVER_BUDGET);
    }

    /** Another job is in the way. */
    public Answer conflict() {
        return problem(
                        409,
                        type("conflict"),
                        "Conflict",
                        "A compliance job of this type is already running for this App.")
                .against(Rule.SECOND_JOB_OF_A_TYPE);
    }

    /** A body beyond all measure. */
    public Answer tooLarge() {
        return problem(413, BLANK, "Payload Too Large", "Payload Too Large").against(Rule.INVALID_REQUEST);
    }

    /** A body of another kind than JSON. */
    public Answer unsupportedMediaType() {
        return problem(415, BLANK, "Unsupported Media Type", "Unsupported Media Type")
                .against(Rule.INVALID_REQUEST);
    }

    /** No such job for this app. */
    public Answer jobNotFound(String id) {
        String detail = "Could not find compliance job with id: [" + id + "].";
        if (!variants.contains(Variant.UNKNOWN_JOB_WITH_STATUS_200)) {
            return problem(404, type("resource-not-found"), "Not Found Error", detail);
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("value", id);
        error.put("detail", detail);
        error.put("title", "Not Found Error");
        error.put("resource_type", "compliance_job");
        error.put("parameter", "id");
        error.put("resource_id", id);
        error.put("type", type("resource-not-found"));
        return Answer.json(200, "application/json", Map.of("errors", List.of(error)));
    }

    /** Something about the request is wrong. */
    public Answer invalid(String parameter, String value, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        if (variants.contains(Variant.INVALID_REQUEST_BY_NEWEST_SCHEMA)) {
            error.put("parameter", parameter);
            error.put("value", value);
        } else {
            error.put("parameters", Map.of(parameter, List.of(value)));
        }
        error.put("message", message);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errors", List.of(error));
        body.put("title", "Invalid Request");
        body.put("detail", "One or more parameters to your request was invalid.");
        body.put("type", type("invalid-request"));
        return told(400, body).against(Rule.INVALID_REQUEST);
    }

    private Answer problem(int status, String type, String title, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("type", type);
        if (!variants.contains(Variant.PROBLEMS_WITHOUT_STATUS)) {
            body.put("status", status);
        }
        body.put("detail", detail);
        return told(status, body);
    }

    private Answer told(int status, Map<String, Object> body) {
        boolean plain = variants.contains(Variant.PROBLEMS_AS_PLAIN_JSON);
        return Answer.json(status, plain ? "application/json" : "application/problem+json", body);
    }

    private String type(String name) {
        String host = variants.contains(Variant.PROBLEM_TYPES_OF_TWITTER) ? "api.twitter.com" : "api.x.com";
        return "https://" + host + "/2/problems/" + name;
    }
}
