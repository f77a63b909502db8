package dev.heed.internal.step;

import dev.heed.Job;

/**
 * What is done with a job in one state. May be taken again after a crash at any point, so it first finds out how far
 * the last one came.
 */
@FunctionalInterface
public interface Step {
    /**
     * Does one bounded piece of work.
     *
     * @return the job as it is to be written; of the same version if nothing about it changed
     * @throws dev.heed.client.XException if X or its storage did not do their part
     */
    Job take(Job job);
}
