package dev.heed.jdbc.internal.throttle;

import dev.heed.jdbc.Throttle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks somebody over HTTP, who answers 200 if writing is fine. */
public final class MayWrite implements Throttle {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int FINE = 200;

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** @throws IllegalArgumentException if that is no address of HTTP */
    public MayWrite(URI address) {
        HttpRequest.newBuilder(address);
        this.address = address;
    }

    @Override
    public Optional<Pause> pause(Instant now) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == FINE ? Optional.empty() : waiting(now, "answers " + status);
        } catch (IOException e) {
            return waiting(now, "gives no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return waiting(now, "was not waited for");
        }
    }

    /** What comes after the host's name may hold a secret. */
    private Optional<Pause> waiting(Instant now, String what) {
        return Optional.of(new Pause(
                now.plus(Question.AGAIN),
                "Whether the database may be written is asked of " + address.getHost() + ", which " + what + "."));
    }
}
