package dev.heed.mock;

import dev.heed.mock.internal.storage.Session;
import java.io.IOException;

/** Something about the resumable upload that a request belongs to. */
non-sealed interface OnSession extends Effect {
    /** Before the request is looked at. */
    void on(Session session) throws IOException;
}
