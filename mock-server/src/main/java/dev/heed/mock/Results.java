package dev.heed.mock;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Gives out a result file, whole or from an offset on. It is a composite object: its tag is no MD5, its hash only CRC32C. */
final class Results {
    private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-");

    private final Path file;

    Results(Path file) {
        this.file = file;
    }

    Answer answer(Request request) throws IOException {
        long size = Files.size(file);
        String hash = crc32c(file);
        String tag = "\"-" + hash.replaceAll("[^A-Za-z0-9]", "") + "\"";
        Optional<String> ifMatch = request.header("If-Match");
        if (ifMatch.isPresent() && !ifMatch.get().equals(tag)) {
            return Problems.storage(412, "PreconditionFailed", "A precondition does not hold.");
        }
        Optional<Long> from = request.header("Range").flatMap(Results::start);
        if (from.isPresent() && from.get() >= size) {
            return Problems.storage(416, "InvalidRange", "The range cannot be satisfied.")
                    .with("Content-Range", "bytes */" + size);
        }
        Answer answer = from.isPresent() ? part(from.get(), size) : whole(size);
        return answer.with("Content-Type", "application/octet-stream")
                .with("ETag", tag)
                .with("x-goog-generation", "1")
                .with("x-goog-hash", "crc32c=" + hash)
                .with("Accept-Ranges", "bytes");
    }

    private Answer whole(long size) throws IOException {
        return new Answer(200, new Headers(), size, Files.newInputStream(file));
    }

    private Answer part(long from, long size) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(from);
        return new Answer(206, new Headers(), size - from, in)
                .with("Content-Range", "bytes " + from + "-" + (size - 1) + "/" + size);
    }

    private static Optional<Long> start(String range) {
        Matcher matcher = FROM.matcher(range);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }

    static String crc32c(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
