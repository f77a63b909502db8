package dev.heed.mock.internal.storage;

import dev.heed.mock.internal.wire.Answer;
import dev.heed.mock.internal.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives out an object, whole or in part. It passes for a composite one, as recorded results were: its tag is no MD5, its
 * only hash CRC32C.
 */
public final class Download {
    private final StoredFile file;

    /** Gives out this object. */
    public Download(StoredFile file) {
        this.file = file;
    }

    /** Answers a {@code GET} whose URL was found good. */
    public Answer answer(Request request) throws IOException {
        if (request.header("If-Match").filter(tags -> !names(tags)).isPresent()) {
            return StorageErrors.preconditionFailed();
        }
        if (request.header("If-None-Match").filter(this::names).isPresent()) {
            return Answer.empty(304).with("ETag", tag());
        }
        boolean same = request.header("If-Range").map(this::names).orElse(true);
        Optional<ByteRange> range =
                request.header("Range").filter(header -> same).flatMap(header -> ByteRange.of(header, file.size()));
        return range.isPresent() ? part(range.get()) : described(new Answer(200, file.size(), open(0)));
    }

    private Answer part(ByteRange range) throws IOException {
        if (range.isBehind(file.size())) {
            return StorageErrors.invalidRange(file.size());
        }
        return described(new Answer(206, range.length(), open(range.from())))
                .with("Content-Range", range.within(file.size()));
    }

    private Answer described(Answer answer) {
        return answer.with("Content-Type", "application/octet-stream")
                .with("ETag", tag())
                .with("x-goog-generation", Long.toString(file.generation()))
                .with("x-goog-hash", "crc32c=" + file.crc32c())
                .with("x-goog-stored-content-length", Long.toString(file.size()))
                .with("Accept-Ranges", "bytes");
    }

    private InputStream open(long from) throws IOException {
        InputStream in = Files.newInputStream(file.path());
        in.skipNBytes(from);
        return in;
    }

    private boolean names(String tags) {
        return Stream.of(tags.split(",", -1)).map(String::strip).anyMatch(tag -> tag.equals("*") || tag.equals(tag()));
    }

    private String tag() {
        return "\"-" + file.crc32c().replaceAll("[^A-Za-z0-9]", "") + file.generation() + "\"";
    }
}
