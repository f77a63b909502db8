package dev.heed.mock;

import dev.heed.mock.internal.jobs.Jobs;
import dev.heed.mock.internal.jobs.RemoteJob;

/** Something that happens just before a job is created. */
non-sealed interface OnCreation extends Effect {
    /** Before this order of this app. */
    void before(Jobs jobs, App app, RemoteJob.Order order);
}
