package dev.heed.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Turns what the job endpoints answer instead of success into an exception that says what it means. */
final class Problems {
    private static final int LONGEST_DETAIL = 300;

    private final String host;
    private final InstantSource clock;
    private final RequestBudget budget;

    Problems(String host, InstantSource clock, RequestBudget budget) {
        this.host = host;
        this.clock = clock;
        this.budget = budget;
    }

    XException of(Endpoint endpoint, String subject, HttpResponse<byte[]> answer) {
        JsonNode body = JobJson.tree(answer.body()).orElse(MissingNode.getInstance());
        int status = answer.statusCode();
        if (status == 429) {
            return rateLimited(endpoint, answer.headers());
        }
        if (status == 409 || isProblem(body, "conflict")) {
            return new XException.Conflict();
        }
        if (status == 401) {
            return new XException.Unauthorized(host);
        }
        if (status == 403) {
            return new XException.Forbidden(host, detail(body));
        }
        if (status == 404 || isProblem(body, "resource-not-found")) {
            return new XException.NoSuchJob(subject);
        }
        if (status == 408 || status >= 500) {
            return new XException.Unavailable(endpoint + " at " + host, status);
        }
        return new XException.Refused(endpoint + " at " + host, status, detail(body));
    }

    private XException rateLimited(Endpoint endpoint, HttpHeaders headers) {
        Instant resetAt = resetAt(headers).orElse(clock.instant().plus(RequestBudget.WINDOW));
        // With requests left in the window it is another cap of X's; its own clients wait a second then.
        if (headers.firstValueAsLong("x-rate-limit-remaining").orElse(0) > 0) {
            resetAt = clock.instant().plusSeconds(1);
        }
        budget.exhaust(endpoint, resetAt);
        return new XException.RateLimited(endpoint, resetAt);
    }

    static Optional<Instant> resetAt(HttpHeaders headers) {
        return headers.firstValue("x-rate-limit-reset")
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    }

    /** X moved its problem types from one host to another; only the last segment is stable. */
    private static boolean isProblem(JsonNode body, String name) {
        return isType(body, name) || isType(body.path("errors").path(0), name);
    }

    private static boolean isType(JsonNode problem, String name) {
        return problem.path("type").asText("").endsWith("/" + name);
    }

    private static String detail(JsonNode body) {
        JsonNode error = body.path("errors").path(0);
        for (JsonNode text : new JsonNode[] {error.path("message"), body.path("detail"), body.path("title")}) {
            if (text.isTextual()) {
                return shorten(text.asText());
            }
        }
        return "no explanation";
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }
}
