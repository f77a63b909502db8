package dev.heed.spi;

/**
 * What one transaction did.
 *
 * @param upTo the last ID that was applied, and the new checkpoint
 * @param ids how many notices that were
 * @param rows how many rows were deleted or changed
 */
public record Applied(long upTo, int ids, long rows) {}
