package dev.heed.mock.internal.wire;

/** One header of an answer. Immutable. */
public record Header(String name, String value) {}
