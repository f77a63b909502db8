package dev.heed;

import java.util.UUID;

/**
 * What a job is, for all its life.
 *
 * @param id the job's own name, also used to find its job at X again
 * @param run the run it belongs to
 * @param type what its IDs name
 * @param slice its place in the run, from 1
 */
public record JobKey(UUID id, UUID run, JobType type, int slice) {}
