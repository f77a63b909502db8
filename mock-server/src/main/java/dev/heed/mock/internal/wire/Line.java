package dev.heed.mock.internal.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** The way back to one client during one exchange. For one thread. */
public final class Line {
    /** Longer than any client waits. */
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private static final int BUFFER = 1 << 16;

    private final HttpExchange exchange;
    private final Optional<Link> link;

    Line(HttpExchange exchange, Optional<Link> link) {
        this.exchange = exchange;
        this.link = link;
    }

    /**
     * Sends an answer, or as much of it as gets through.
     *
     * @return how many bytes of the body were sent
     * @throws IOException if the client went away
     */
    public long send(Answer answer, Delivery delivery) throws IOException {
        long size = exchange.getRequestMethod().equals("HEAD") ? 0 : answer.length();
        Delivery way = delivery.of(size);
        try (InputStream body = answer.body()) {
            if (!way.lost()) {
                if (size == 0) {
                    // Without a body the JDK's server is done with the exchange as soon as it has sent the status.
                    drain();
                }
                sendHead(answer, size);
                copy(body, exchange.getResponseBody(), way.bytes());
            }
        }
        switch (way.end()) {
            case DONE -> finish();
            case CLOSE -> exchange.close();
            case RESET -> reset();
            case STALL -> stall();
        }
        return Math.max(0, way.bytes());
    }

    /** Breaks the connection. */
    public void reset() {
        link.ifPresent(Link::endWithReset);
        exchange.close();
    }

    /** Lets the client wait until it goes away, then closes. */
    public void stall() throws IOException {
        pause(FOR_EVER);
        exchange.close();
    }

    /** Lets the client wait; ends early if it goes away. */
    public void pause(Duration time) throws IOException {
        try {
            if (link.isPresent()) {
                link.get().awaitLeft(time);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The server is closing", e);
        }
    }

    private void sendHead(Answer answer, long size) throws IOException {
        for (Header header : answer.headers()) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
        exchange.sendResponseHeaders(answer.status(), size == 0 ? -1 : size);
    }

    /** The request is drained after the answer: whoever is refused early must still get to read why. */
    private void finish() throws IOException {
        try (exchange) {
            drain();
        }
    }

    private void drain() throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    }

    private static void copy(InputStream from, OutputStream to, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = bytes; left > 0; ) {
            int n = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0) {
                return;
            }
            to.write(buffer, 0, n);
            left -= n;
        }
        to.flush();
    }
}
