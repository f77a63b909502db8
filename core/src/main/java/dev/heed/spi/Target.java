package dev.heed.spi;

/**
 * A database that is kept in step.
 *
 * @param name its name in reports; unique within an engine
 * @param ids tells which IDs it holds
 * @param enforcer applies X's decisions to it
 */
public record Target(String name, IdSource ids, Enforcer enforcer) {}
