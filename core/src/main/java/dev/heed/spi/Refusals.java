package dev.heed.spi;

/**
 * IDs of a result that a database did not let go.
 *
 * @param ids how many, at least one
 * @param first what is known of the lowest of them: the table and what the database said, in words for a person and
 *     free of secrets
 */
public record Refusals(long ids, String first) {}
