package dev.heed.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A download under way: the bytes so far, and beside them the tag of the object they belong to. Without a tag the bytes
 * are not continued, since nobody could tell whether the rest belongs to them.
 */
record PartFile(Path path, Path tagFile) {
    static PartFile beside(Path file) {
        String name = file.getFileName().toString();
        return new PartFile(file.resolveSibling(name + ".part"), file.resolveSibling(name + ".etag"));
    }

    Optional<String> tag() throws IOException {
        return Files.exists(tagFile) && Files.exists(path)
                ? Optional.of(Files.readString(tagFile)).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /** Makes ready for the first byte of an object; the old tag must not outlive the old bytes. */
    Path begin(Optional<String> tag) {
        try {
            discard();
            if (tag.isPresent()) {
                Files.writeString(tagFile, tag.get());
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void discard() throws IOException {
        Files.deleteIfExists(path);
        forgetTag();
    }

    void forgetTag() throws IOException {
        Files.deleteIfExists(tagFile);
    }

    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** The size as far as it can be told while another thread writes. */
    long sizeNow() {
        return path.toFile().length();
    }

    boolean endsWithNewline() throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() == 0) {
                return true;
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }
}
