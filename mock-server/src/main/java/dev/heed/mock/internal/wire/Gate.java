package dev.heed.mock.internal.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The network in front of the server: passes bytes both ways, and can break a connection in ways that an HTTP server has
 * no words for. Thread-safe.
 */
final class Gate implements AutoCloseable {
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Executor threads;
    private final Map<Integer, Link> links = new ConcurrentHashMap<>();

    Gate(ServerSocket door, InetSocketAddress server, Executor threads) {
        this.door = door;
        this.server = server;
        this.threads = threads;
    }

    void open() {
        threads.execute(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The connection that the server sees coming from this port; empty once it has ended. */
    Optional<Link> link(int port) {
        return Optional.ofNullable(links.get(port));
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closed) {
                // Either the door is closed, or one client went away while it came in.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket behind = new Socket();
        try {
            behind.connect(server);
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
        } catch (IOException e) {
            Link.closeQuietly(client);
            Link.closeQuietly(behind);
            throw e;
        }
        Link link = new Link(client, behind);
        int port = behind.getLocalPort();
        links.put(port, link);
        threads.execute(link::carryRequests);
        threads.execute(() -> {
            link.carryAnswers();
            links.remove(port, link);
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
        links.values().forEach(Link::close);
    }
}
