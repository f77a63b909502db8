package dev.heed.mock.internal.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where clients come in: the JDK's HTTP server, behind a {@link Gate}. Thread-safe. */
public final class Front implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final long PATIENCE_SECONDS = 5;

    static {
        // Without it the JDK's server waits 40 ms for an acknowledgement between headers and body.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool(Front::daemon);
    private final HttpServer http;
    private final Gate gate;

    /** Serves requests. */
    @FunctionalInterface
    public interface Handler {
        /** Serves one, in a thread of its own. */
        void serve(Request request, Line line) throws IOException;
    }

    /**
     * Listens on the loopback interface.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public Front(int port) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        ServerSocket door = new ServerSocket(port, BACKLOG, here);
        this.http = HttpServer.create(new InetSocketAddress(here, 0), BACKLOG);
        this.gate = new Gate(door, http.getAddress(), threads);
        http.setExecutor(threads);
    }

    /** Lets clients in. */
    public void open(Handler handler) {
        http.createContext("/", exchange -> serve(exchange, handler));
        http.start();
        gate.open();
    }

    private void serve(HttpExchange exchange, Handler handler) throws IOException {
        Request request = new Request(exchange, exchange.getRequestBody());
        Line line = new Line(exchange, gate.link(exchange.getRemoteAddress().getPort()));
        handler.serve(request, line);
    }

    /** Scheme, host and port. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + gate.port());
    }

    /** Lets go of all clients. What is under way gets a few seconds to notice. */
    @Override
    public void close() throws IOException {
        gate.close();
        http.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mock-x");
        thread.setDaemon(true);
        return thread;
    }
}
