package dev.heed.mock;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Talks to a server as no good client would. */
final class RawCaller {
    private RawCaller() {}

    /** Promises 1 MiB and sends less; returns when the server has given up. */
    static void breakOff(URI url, String method, String header, String body) throws IOException {
        String head = "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Length: 1048576\r\n\r\n%s"
                .formatted(method, url.getRawPath() + "?" + url.getRawQuery(), url.getRawAuthority(), header, body);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}
