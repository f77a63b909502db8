package dev.heed.client;

import dev.heed.HeedException;
import dev.heed.UploadSession;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends a file into a session, chunk by chunk, always from where the storage says it is, never from what was sent: bytes
 * may have got lost on the way, or arrived although the answer did not.
 */
final class ResumableUpload {
    private static final String WHAT = "Upload";
    private static final Pattern STORED = Pattern.compile("bytes=0-(\\d{1,18})");
    private static final int INCOMPLETE = 308;

    /** So often the storage may answer without having kept anything new before it counts as out of order. */
    private static final int PATIENCE = 5;

    private final Exchange exchange;
    private final UploadSession session;
    private final Path file;
    private final long size;
    private final int chunkBytes;

    /** @param chunkBytes a multiple of 256 KiB, as the storage demands of all chunks but the last */
    ResumableUpload(Exchange exchange, UploadSession session, Path file, int chunkBytes) {
        this.exchange = exchange;
        this.session = session;
        this.file = file;
        this.size = sizeOf(file);
        this.chunkBytes = chunkBytes;
    }

    /** Starts a session at a signed URL; what came instead if that was refused. */
    static UploadSession start(Exchange exchange, URI to) {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header("Content-Type", Storage.ID_FILE)
                .header("x-goog-resumable", "start")
                .POST(BodyPublishers.ofByteArray(new byte[0]))
                .build();
        HttpResponse<byte[]> answer = exchange.send(WHAT, request);
        if (answer.statusCode() != 201) {
            throw Storage.refusal(WHAT, answer.statusCode(), answer.body());
        }
        return answer.headers()
                .firstValue("Location")
                .flatMap(ResumableUpload::session)
                .orElseThrow(() -> new XException.Unintelligible(WHAT, "it names no session"));
    }

    private static Optional<UploadSession> session(String location) {
        try {
            return Optional.of(new UploadSession(URI.create(location)));
        } catch (IllegalArgumentException secretText) {
            return Optional.empty();
        }
    }

    /** Sends what the storage does not have. */
    void send(TransferListener listener) {
        HttpResponse<byte[]> answer = ask();
        int standstills = 0;
        for (long last = -1; answer.statusCode() == INCOMPLETE; ) {
            long stored = stored(answer);
            standstills = stored > last ? 0 : standstills + 1;
            if (standstills == PATIENCE) {
                throw new XException.Unintelligible(WHAT, "the storage keeps nothing of what it is sent");
            }
            last = stored;
            listener.transferred(stored);
            answer = next(stored, listener);
        }
        requireComplete(answer);
        listener.transferred(size);
    }

    private HttpResponse<byte[]> ask() {
        return put("*", BodyPublishers.ofByteArray(new byte[0]), () -> 0, bytes -> {});
    }

    /** The rest may be nothing; then the storage only has to be told how long the file is. */
    private HttpResponse<byte[]> next(long from, TransferListener listener) {
        if (from == size) {
            return ask();
        }
        byte[] bytes = read(from);
        CountingPublisher body = new CountingPublisher(BodyPublishers.ofByteArray(bytes));
        String range = from + "-" + (from + bytes.length - 1);
        return put(range, body, body::published, sent -> listener.transferred(from + sent));
    }

    private HttpResponse<byte[]> put(String range, BodyPublisher body, LongSupplier moved, TransferListener listener) {
        HttpRequest request = HttpRequest.newBuilder(session.uri())
                .header("Content-Range", "bytes " + range + "/" + size)
                .PUT(body)
                .build();
        HttpResponse<byte[]> answer =
                exchange.send(WHAT, request, HttpResponse.BodyHandlers.ofByteArray(), moved, listener);
        int status = answer.statusCode();
        if (status == 404 || status == 410 || status == 499) {
            throw new XException.SessionGone();
        }
        if (status != INCOMPLETE && status != 200 && status != 201) {
            throw Storage.refusal(WHAT, status, answer.body());
        }
        return answer;
    }

    private long stored(HttpResponse<?> answer) {
        Optional<String> range = answer.headers().firstValue("Range");
        if (range.isEmpty()) {
            return 0;
        }
        Matcher matcher = STORED.matcher(range.get());
        long stored = matcher.matches() ? Long.parseLong(matcher.group(1)) + 1 : -1;
        if (stored < 0 || stored > size) {
            // It holds another file than ours, or speaks of something else.
            throw new XException.SessionGone();
        }
        return stored;
    }

    private void requireComplete(HttpResponse<?> answer) {
        long stored =
                Header.number(answer.headers(), "x-goog-stored-content-length").orElse(size);
        if (stored != size) {
            throw new XException.SessionGone();
        }
    }

    private byte[] read(long from) {
        byte[] bytes = new byte[(int) Math.min(chunkBytes, size - from)];
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            in.position(from);
            while (buffer.hasRemaining() && in.read(buffer) >= 0) {
                // Reads on until the chunk is whole.
            }
            if (buffer.hasRemaining()) {
                throw new IOException("it became shorter meanwhile");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static HeedException unreadable(Path file, IOException e) {
        return new HeedException(
                "The file of IDs " + file + " cannot be read. Start the run again to extract it anew.", e);
    }
}
