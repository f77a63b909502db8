package dev.heed.internal.step;

import dev.heed.HeedException;

/** The engine was asked to stop; the job stays as it is written. */
public final class StoppedException extends HeedException {
    /** The only text. */
    public StoppedException() {
        super("The engine was asked to stop. The next run goes on from here.");
    }
}
