package dev.heed;

import java.time.Instant;

/**
 * A part of the ID space that was checked and brought in step.
 *
 * @param range which part
 * @param at when X looked at it
 * @param ids how many IDs it held then
 */
public record Check(IdRange range, Instant at, long ids) {}
