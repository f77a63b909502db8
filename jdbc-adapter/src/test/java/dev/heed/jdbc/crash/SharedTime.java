package dev.heed.jdbc.crash;

import dev.heed.spi.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mock server's clock, as another process sees it: who waits moves it on, here and there. */
final class SharedTime implements InstantSource, Waiter {
    private static final Pattern NOW = Pattern.compile("\"now\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI clock;
    private Instant now = Instant.EPOCH;

    SharedTime(URI server) {
        this.clock = server.resolve("/_mock/clock");
        advance(Duration.ZERO);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void until(Instant when) {
        if (now.isBefore(when)) {
            advance(Duration.between(now, when));
        }
    }

    @Override
    public void wake() {
        // Nobody ever waits.
    }

    private void advance(Duration by) {
        HttpRequest request = HttpRequest.newBuilder(clock)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"advance\":\"" + by + "\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            Matcher told = NOW.matcher(answer.body());
            if (!told.find()) {
                throw new IllegalStateException("The mock server does not tell the time: " + answer.body());
            }
            now = Instant.parse(told.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
