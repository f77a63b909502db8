package dev.heed;

import dev.heed.spi.Applied;
import dev.heed.spi.Proof;
import java.time.Instant;

/**
 * Told what an engine does, as it happens, on the engine's thread. What a listener throws is logged and otherwise
 * ignored; a slow one slows the engine.
 */
public interface EngineListener {
    /** A job was written in another state, or waits in the same one. */
    default void moved(Job from, Job to) {}

    /**
     * IDs are being extracted for a job.
     *
     * @param ids how many so far
     */
    default void extracted(Job job, long ids) {}

    /**
     * A file is on its way to or from X.
     *
     * @param bytes how many so far
     */
    default void transferred(Job job, long bytes) {}

    /**
     * A transaction was committed.
     *
     * @param target the target's name
     */
    default void applied(Job job, String target, Applied applied) {}

    /**
     * Every ID of a result was looked for once more, after the last of them was applied.
     *
     * @param target the target's name
     * @param proof what is still to be changed there
     */
    default void proved(Job job, String target, Proof proof) {}

    /**
     * More has come back of what was deleted before than the guard lets pass: nothing is removed again, X is asked.
     *
     * @param why in words, with the numbers
     */
    default void leftToX(Job job, String why) {}

    /** Nothing can be done before then. */
    default void idle(Instant until) {}

    /**
     * A run will not have checked every ID in time.
     *
     * @param run the run
     * @param end when it will have, at its pace so far
     */
    default void late(Run run, Instant end) {}

    /** The run of a type came to its end, or as far as it can now. */
    default void ended(RunReport report) {}

    /** A scheduled run failed; it is tried again. */
    default void failed(RuntimeException cause) {}
}
