package dev.heed.mock;

import java.time.Instant;
import java.util.Map;

/**
 * One request and how it was answered. Immutable, and without secrets.
 *
 * @param number from 1, in the order in which the answers were decided
 * @param call the kind of request
 * @param at when it came, by the server's clock
 * @param request what was asked
 * @param outcome what was answered
 */
public record Exchange(long number, Call call, Instant at, Asked request, Outcome outcome) {
    /**
     * What was asked.
     *
     * @param method the method in capitals
     * @param path the path; with the query for the API, where it holds no secret, and without it for the storage
     * @param headers by their names in small letters, but for those that hold secrets
     * @param bytes how many bytes of the body were read
     */
    public record Asked(String method, String path, Map<String, String> headers, long bytes) {}

    /**
     * What was answered.
     *
     * @param status the HTTP status; 0 if the answer was withheld
     * @param bytes how many bytes of the answer's body there were to send
     * @param remark what was special, the faults that struck first; empty if nothing was
     */
    public record Outcome(int status, long bytes, String remark) {}

    /** The HTTP status; 0 if the answer was withheld. */
    public int status() {
        return outcome.status();
    }

    @Override
    public String toString() {
        String remark = outcome.remark().isEmpty() ? "" : " (" + outcome.remark() + ")";
        return at + " " + request.method() + " " + request.path() + " -> " + outcome.status() + remark;
    }
}
