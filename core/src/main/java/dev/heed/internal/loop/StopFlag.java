package dev.heed.internal.loop;

import dev.heed.internal.step.StoppedException;

/** Whether the engine shall stop. Set from any thread, once. */
public final class StopFlag {
    private volatile boolean raised;

    /** Asks the engine to stop. */
    public void raise() {
        raised = true;
    }

    /** Whether the engine was asked to stop. */
    public boolean isRaised() {
        return raised;
    }

    /**
     * Does nothing, as a rule.
     *
     * @throws StoppedException if the engine was asked to stop
     */
    public void check() {
        if (raised) {
            throw new StoppedException();
        }
    }
}
