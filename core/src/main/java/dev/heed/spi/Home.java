package dev.heed.spi;

/**
 * Where an engine keeps its jobs.
 *
 * @param jobs remembers runs and jobs
 * @param lease lets one engine work at a time
 * @param budget counts requests to X
 */
public record Home(JobStore jobs, Lease lease, Budget budget) {}
