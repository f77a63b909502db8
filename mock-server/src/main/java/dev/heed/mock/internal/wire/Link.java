package dev.heed.mock.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One connection through the {@link Gate}: the client's socket, and the one to the server behind it. Thread-safe. */
final class Link {
    private static final int BUFFER = 1 << 16;

    private final Socket client;
    private final Socket server;
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile boolean resets;

    Link(Socket client, Socket server) {
        this.client = client;
        this.server = server;
    }

    /** What the server sends from now on still gets through; the end of it becomes a reset. */
    void endWithReset() {
        resets = true;
    }

    /** Waits until the client has gone away, or for this time. */
    void awaitLeft(Duration atMost) throws InterruptedException {
        left.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Carries the client's bytes until they end. An answer may still be under way when the server takes no more. */
    void carryRequests() {
        try {
            pump(client.getInputStream(), server.getOutputStream());
        } catch (IOException broken) {
            // Whichever side it was: the server learns of the end below, and the answers' end closes both.
        }
        left.countDown();
        try {
            server.shutdownOutput();
        } catch (IOException closed) {
            // Then the server knows already.
        }
    }

    /** Carries the server's bytes until they end, which ends the connection. */
    void carryAnswers() {
        try {
            pump(server.getInputStream(), client.getOutputStream());
        } catch (IOException broken) {
            // A broken connection is closed like one that has ended.
        } finally {
            close();
        }
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
        }
    }

    void close() {
        left.countDown();
        if (resets) {
            lingerNot();
        }
        closeQuietly(client);
        closeQuietly(server);
    }

    /** Makes the close a reset. */
    private void lingerNot() {
        try {
            client.setSoLinger(true, 0);
        } catch (IOException closed) {
            // Then there is nothing to be reset.
        }
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing is left to be closed.
        }
    }
}
