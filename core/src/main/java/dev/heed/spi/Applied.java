package dev.heed.spi;

/**
 * What one transaction did.
 *
 * @param upTo the last ID that was applied whole, and the checkpoint
 * @param ids how many notices that were; none if the transaction only did a part of the first one's rows
 * @param rows how many rows were deleted or changed
 */
public record Applied(long upTo, int ids, long rows) {}
