package dev.heed.mock;

import dev.heed.mock.internal.jobs.RemoteJob;

/** Something about the job that a request creates or belongs to. */
non-sealed interface OnJob extends Effect {
    /** Right after the creation, or before the request is looked at. */
    void on(RemoteJob job);
}
