package dev.heed.internal.step;

import dev.heed.Guard;

/** What a host may turn while the engine runs. Thread-safe. */
public final class Controls {
    private volatile Guard guard;
    private volatile boolean paused;

    /** Begins with this guard, not paused. */
    public Controls(Guard guard) {
        this.guard = guard;
    }

    /** The guard that counts now. */
    public Guard guard() {
        return guard;
    }

    /** Puts another guard before the jobs to come. */
    public void guard(Guard other) {
        this.guard = other;
    }

    /** Whether the engine rests. */
    public boolean isPaused() {
        return paused;
    }

    /** Lets the engine rest, or go on. */
    public void paused(boolean rest) {
        this.paused = rest;
    }
}
