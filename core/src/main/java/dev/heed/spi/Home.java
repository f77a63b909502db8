package dev.heed.spi;

/**
 * Where an engine keeps its jobs.
 *
 * @param jobs remembers runs and jobs
 * @param lease lets one engine work at a time
 */
public record Home(JobStore jobs, Lease lease) {}
