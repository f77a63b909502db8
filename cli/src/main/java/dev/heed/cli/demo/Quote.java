package dev.heed.cli.demo;

/** A copy of another Post inside a Post. */
record Quote(long id, String text) {}
