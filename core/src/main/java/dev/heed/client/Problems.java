package dev.heed.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Turns what the job endpoints answer instead of success into an exception that says what it means. */
final class Problems {
    private static final int LONGEST_DETAIL = 300;
    private static final Duration OTHER_CAP = Duration.ofSeconds(15);

    private final String host;
    private final InstantSource clock;
    private final RequestBudget budget;

    Problems(String host, InstantSource clock, RequestBudget budget) {
        this.host = host;
        this.clock = clock;
        this.budget = budget;
    }

    XException of(Endpoint endpoint, String subject, HttpResponse<byte[]> answer) {
        JsonNode body = JobJson.tree(Gunzip.body(answer)).orElse(MissingNode.getInstance());
        int status = answer.statusCode();
        if (status == 429) {
            return rateLimited(endpoint, answer.headers());
        }
        if (endpoint == Endpoint.CREATE && (status == 409 || isProblem(body, "conflict"))) {
            return new XException.Conflict();
        }
        if (status == 401) {
            return new XException.Unauthorized(host);
        }
        if (status == 403) {
            return new XException.Forbidden(host, detail(body));
        }
        if (endpoint == Endpoint.GET && (status == 404 || isProblem(body, "resource-not-found"))) {
            return new XException.NoSuchJob(subject);
        }
        if (status == 408 || status >= 500) {
            return new XException.Unavailable(endpoint + " at " + host, status);
        }
        return new XException.Refused(endpoint + " at " + host, status, detail(body));
    }

    private XException rateLimited(Endpoint endpoint, HttpHeaders headers) {
        // With requests left in the window it is another cap of X's, which passes sooner.
        boolean otherCap = Header.number(headers, "x-rate-limit-remaining").orElse(0) > 0;
        Instant resetAt = otherCap ? clock.instant().plus(OTHER_CAP) : resetAt(headers);
        budget.exhaust(endpoint, resetAt);
        return new XException.RateLimited(endpoint, resetAt);
    }

    /**
     * When X's window ends. The clocks of X and this machine may differ: a time that is past, or further away than any
     * window, says nothing, and a whole window is the safe answer.
     */
    Instant resetAt(HttpHeaders headers) {
        Instant now = clock.instant();
        Instant latest = now.plus(RequestBudget.WINDOW);
        return headers.firstValue("x-rate-limit-reset")
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                .filter(stated -> stated.isAfter(now) && stated.isBefore(latest))
                .orElse(latest);
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
