package dev.heed.cli.demo;

/** The geo data of a Post. */
record Place(double lat, double lon, String name) {}
