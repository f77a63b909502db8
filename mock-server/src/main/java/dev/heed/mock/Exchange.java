package dev.heed.mock;

import java.time.Instant;

/**
 * One request and how it was answered. Immutable.
 *
 * @param call the kind of request
 * @param at when it came, by the server's clock
 * @param status the HTTP status of the answer; 0 if the answer was withheld
 * @param detail method and path, then what was special about it; never a token, a query or a signature
 */
public record Exchange(Call call, Instant at, int status, String detail) {}
