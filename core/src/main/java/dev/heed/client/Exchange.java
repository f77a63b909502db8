package dev.heed.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Sends a request and waits for the last byte of the answer. {@link HttpRequest#timeout()} ends at the headers, so a
 * stalled body is watched here.
 */
final class Exchange {
    private static final Pattern URL = Pattern.compile("https?://\\S+");
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 4;

    private final HttpClient http;
    private final Duration patience;
    private final Duration look;

    /** @param patience how long nothing may move before the exchange is given up */
    Exchange(HttpClient http, Duration patience) {
        this.http = http;
        this.patience = patience;
        Duration share = patience.dividedBy(LOOKS);
        this.look = share.compareTo(LOOK) < 0 ? share : LOOK;
    }

    HttpResponse<byte[]> send(String what, HttpRequest request) {
        return send(what, request, HttpResponse.BodyHandlers.ofByteArray(), () -> 0, bytes -> {});
    }

    /**
     * @param moved how many bytes were moved so far
     * @param listener told of them about once a second
     */
    <T> HttpResponse<T> send(
            String what, HttpRequest request, BodyHandler<T> body, LongSupplier moved, TransferListener listener) {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            return await(what, answer, moved, listener);
        } finally {
            answer.cancel(true);
        }
    }

    private <T> HttpResponse<T> await(
            String what, CompletableFuture<HttpResponse<T>> answer, LongSupplier moved, TransferListener listener) {
        long last = 0;
        Duration still = Duration.ZERO;
        while (still.compareTo(patience) < 0) {
            try {
                return answer.get(look.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException notYet) {
                long now = moved.getAsLong();
                still = now == last ? still.plus(look) : Duration.ZERO;
                last = now;
                listener.transferred(now);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new XException.Unreachable(what, "the thread was interrupted while it waited");
            } catch (ExecutionException e) {
                throw new XException.Unreachable(what, withoutUrls(e));
            }
        }
        throw new XException.Unreachable(what, "nothing moved for " + patience.toSeconds() + " s");
    }

    /** An exception's text may quote the signed URL it was about. */
    private static String withoutUrls(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String kind = cause.getClass().getSimpleName();
        String text = cause.getMessage() == null ? kind : kind + ": " + cause.getMessage();
        return URL.matcher(text).replaceAll("<url>");
    }
}
