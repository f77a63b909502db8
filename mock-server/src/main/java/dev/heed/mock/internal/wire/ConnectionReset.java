package dev.heed.mock.internal.wire;

import java.io.IOException;

/** The network breaks this connection while the request is read. */
public final class ConnectionReset extends IOException {
    private static final long serialVersionUID = 1L;

    /** A reset after so many bytes of the request's body. */
    public ConnectionReset(long bytes) {
        super("connection reset after " + bytes + " bytes of the request");
    }
}
