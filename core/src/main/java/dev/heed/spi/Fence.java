package dev.heed.spi;

/**
 * A lease as it was granted.
 *
 * @param lease the name of the lease
 * @param owner who holds it
 * @param token greater than that of every earlier grant of this lease; whoever meets a greater one must not write
 */
public record Fence(String lease, String owner, long token) {}
