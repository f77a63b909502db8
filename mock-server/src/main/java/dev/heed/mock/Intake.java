package dev.heed.mock;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request as it comes in: counts it, and tells a client that breaks off from a mistake of the server. */
final class Intake extends FilterInputStream {
    private long bytes;

    Intake(InputStream in) {
        super(in);
    }

    /** The client went away while its request was read. */
    static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = super.read(buffer, offset, length);
            bytes += Math.max(n, 0);
            return n;
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }
}
