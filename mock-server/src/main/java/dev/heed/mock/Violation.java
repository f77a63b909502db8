package dev.heed.mock;

/**
 * Something that the client did against X's rules. Immutable.
 *
 * @param rule which one
 * @param exchange the request by which it was done
 */
public record Violation(Rule rule, Exchange exchange) {
    @Override
    public String toString() {
        return rule + ": " + exchange;
    }
}
