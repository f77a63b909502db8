package dev.heed.client;

import dev.heed.UploadSession;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signed storage behind X: where IDs are put and results lie. Never sees the bearer token. */
final class Storage {
    /** The signature covers exactly this type. */
    static final String ID_FILE = "text/plain";

    /** A proxy's page of success has none of them. */
    private static final Set<String> STORAGE_HEADERS = Set.of("etag", "x-goog-generation", "x-goog-hash");

    private static final Pattern ERROR_CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");

    private final Exchange exchange;
    private final int chunkBytes;
    private final Downloads downloads;
    private final StorageHosts hosts;

    Storage(Exchange exchange, int chunkBytes, StorageHosts hosts) {
        this.exchange = exchange;
        this.chunkBytes = chunkBytes;
        this.downloads = new Downloads(exchange);
        this.hosts = hosts;
    }

    void upload(SignedUrl to, Path ids, TransferListener listener) {
        CountingPublisher body = new CountingPublisher(fileBody(ids));
        // Nobody waits longer than the URL lives; the exchange itself ends when nothing moves.
        HttpRequest request = HttpRequest.newBuilder(hosts.checked(to.uri()))
                .header("Content-Type", ID_FILE)
                .timeout(Duration.ofMinutes(15))
                .PUT(body)
                .build();
        HttpResponse<byte[]> answer =
                exchange.send("Upload", request, HttpResponse.BodyHandlers.ofByteArray(), body::published, listener);
        if (answer.statusCode() != 200) {
            throw refusal("Upload", answer.statusCode(), answer.body());
        }
        if (STORAGE_HEADERS.stream()
                .noneMatch(name -> answer.headers().firstValue(name).isPresent())) {
            throw new XException.Unintelligible("Upload", "it does not come from the storage");
        }
        long stored =
                Header.number(answer.headers(), "x-goog-stored-content-length").orElse(body.contentLength());
        if (stored != body.contentLength()) {
            throw new XException.Unintelligible(
                    "Upload", "the storage holds " + stored + " of " + body.contentLength() + " bytes");
        }
        listener.transferred(stored);
    }

    UploadSession start(SignedUrl at) {
        UploadSession session = ResumableUpload.start(exchange, hosts.checked(at.uri()));
        hosts.checked(session.uri());
        return session;
    }

    void upload(UploadSession to, Path ids, TransferListener listener) {
        hosts.checked(to.uri());
        new ResumableUpload(exchange, to, ids, chunkBytes).send(listener);
    }

    void download(SignedUrl from, Path into, TransferListener listener) {
        downloads.fetch(hosts.checked(from.uri()), into, listener);
    }

    /** What the storage meant by not answering 200; only the code is stable, its texts changed over the years. */
    static XException refusal(String what, int status, byte[] body) {
        Matcher code = ERROR_CODE.matcher(new String(body, StandardCharsets.UTF_8));
        String name = code.find() ? code.group(1) : "no code";
        if (name.equals("ExpiredToken") || status == 404 || status == 410) {
            return new XException.UrlExpired(what);
        }
        if (status == 408 || status == 412 || status == 416 || status == 429 || status >= 500) {
            return new XException.Unavailable(what, status);
        }
        return new XException.Refused(what, status, name);
    }

    private static BodyPublisher fileBody(Path ids) {
        try {
            return HttpRequest.BodyPublishers.ofFile(ids);
        } catch (FileNotFoundException e) {
            throw ResumableUpload.unreadable(ids, e);
        }
    }
}
