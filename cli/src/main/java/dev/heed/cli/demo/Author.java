package dev.heed.cli.demo;

/** A row of the table {@code authors}. */
record Author(long id, String handle, String bio) {}
