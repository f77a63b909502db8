package dev.heed.client;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.heed.HeedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fetches a result into a part file, continues what was broken off, and gives it its name when it is proved whole. An ID
 * without a line counts as compliant, so half a result would look like a clean bill of health.
 */
final class Downloads {
    private static final String WHAT = "Download";

    private final Exchange exchange;

    Downloads(Exchange exchange) {
        this.exchange = exchange;
    }

    void fetch(URI from, Path into, TransferListener listener) {
        PartFile part = PartFile.beside(into);
        try {
            fetch(from, part, listener);
            Files.move(part.path(), into, StandardCopyOption.ATOMIC_MOVE);
            part.forgetTag();
        } catch (IOException e) {
            throw new HeedException(
                    "The results cannot be written to " + into + ": " + e.getMessage()
                            + ". Check that the spool folder is writable and has room, then run again.",
                    e);
        }
    }

    private void fetch(URI from, PartFile part, TransferListener listener) throws IOException {
        Optional<String> tag = part.tag();
        long have = tag.isPresent() ? part.size() : 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(from).GET();
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-").header("If-Match", tag.orElseThrow());
        }
        HttpResponse<byte[]> answer = exchange.send(WHAT, request.build(), into(part), part::sizeNow, listener);
        if (answer.statusCode() == 412 || answer.statusCode() == 416) {
            part.discard();
        }
        if (answer.statusCode() != 200 && answer.statusCode() != 206) {
            throw Storage.refusal(WHAT, answer.statusCode(), answer.body());
        }
        Optional<String> flaw = flaw(part, answer, have);
        if (flaw.isPresent()) {
            part.discard();
            throw new XException.Unintelligible(WHAT, flaw.get());
        }
        listener.transferred(part.size());
    }

    private static BodyHandler<byte[]> into(PartFile part) {
        return info -> switch (info.statusCode()) {
            case 200 ->
                BodySubscribers.mapping(
                        BodySubscribers.ofFile(part.begin(etag(info)), CREATE, WRITE, TRUNCATE_EXISTING),
                        path -> new byte[0]);
            case 206 ->
                BodySubscribers.mapping(BodySubscribers.ofFile(part.path(), WRITE, APPEND), path -> new byte[0]);
            default -> BodySubscribers.ofByteArray();
        };
    }

    private static Optional<String> etag(ResponseInfo info) {
        return info.headers().firstValue("etag");
    }

    private static Optional<String> flaw(PartFile part, HttpResponse<?> answer, long had) throws IOException {
        long size = part.size();
        OptionalLong total = total(answer, had);
        Checksums checksums = Checksums.stated(answer.headers());
        if (Gunzip.isNeeded(answer.headers())) {
            return Optional.of("it came compressed, which was not asked for");
        }
        if (total.isEmpty() && checksums.isNone() && !isChunked(answer.headers())) {
            return Optional.of("nothing tells where it ends");
        }
        if (total.isPresent() && total.getAsLong() != size) {
            return Optional.of(size + " bytes came instead of " + total.getAsLong());
        }
        if (!checksums.match(part.path())) {
            return Optional.of("its checksum does not match");
        }
        return part.endsWithNewline() ? Optional.empty() : Optional.of("its last line does not end");
    }

    private static OptionalLong total(HttpResponse<?> answer, long had) {
        OptionalLong length = Header.number(answer.headers(), "content-length");
        return answer.statusCode() == 206 && length.isPresent() ? OptionalLong.of(had + length.getAsLong()) : length;
    }

    private static boolean isChunked(HttpHeaders headers) {
        return headers.firstValue("transfer-encoding").isPresent();
    }
}
