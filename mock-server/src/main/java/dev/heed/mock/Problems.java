package dev.heed.mock;

import java.util.List;
import java.util.Map;

/** X's refusals, worded as X words them. */
final class Problems {
    private static final String PROBLEM = "application/problem+json";
    private static final String TYPES = "https://api.x.com/2/problems/";
    private static final String BLANK = "about:blank";

    private Problems() {}

    static Answer unauthorized() {
        return problem(401, BLANK, "Unauthorized", "Unauthorized");
    }

    /** X has no such path, or does not serve this method there. */
    static Answer notServed() {
        return problem(404, BLANK, "Not Found", "Not Found");
    }

    static Answer tooManyRequests() {
        return problem(429, BLANK, "Too Many Requests", "Too Many Requests");
    }

    static Answer conflict() {
        return problem(
                409, TYPES + "conflict", "Conflict", "A compliance job of this type is already running for this App.");
    }

    static Answer notFound(String id) {
        return problem(
                404,
                TYPES + "resource-not-found",
                "Not Found Error",
                "Could not find compliance job with id: [" + id + "].");
    }

    static Answer invalidRequest(String message, String parameter, String value) {
        Map<String, Object> error = Map.of("message", message, "parameters", Map.of(parameter, List.of(value)));
        return Answer.json(
                400,
                PROBLEM,
                Map.of(
                        "errors",
                        List.of(error),
                        "title",
                        "Invalid Request",
                        "detail",
                        "One or more parameters to your request was invalid.",
                        "type",
                        TYPES + "invalid-request"));
    }

    private static Answer problem(int status, String type, String title, String detail) {
        return Answer.json(status, PROBLEM, Map.of("title", title, "type", type, "status", status, "detail", detail));
    }

    /** A refusal of the storage; its messages changed over the years, the code did not. */
    static Answer storage(int status, String code, String message) {
        return Answer.text(
                status,
                "application/xml; charset=UTF-8",
                "<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }
}
