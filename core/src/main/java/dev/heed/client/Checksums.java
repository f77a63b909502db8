package dev.heed.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What the storage states in {@code x-goog-hash}. Results are composite objects, as a rule, and have no MD5; whatever is
 * stated is held against what came.
 */
final class Checksums {
    private final Optional<String> crc32c;
    private final Optional<String> md5;

    private Checksums(HttpHeaders headers) {
        this.crc32c = stated(headers, "crc32c=");
        this.md5 = stated(headers, "md5=");
    }

    static Checksums stated(HttpHeaders headers) {
        return new Checksums(headers);
    }

    private static Optional<String> stated(HttpHeaders headers, String key) {
        return headers.allValues("x-goog-hash").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(hash -> hash.startsWith(key))
                .map(hash -> hash.substring(key.length()))
                .findFirst();
    }

    boolean isNone() {
        return crc32c.isEmpty() && md5.isEmpty();
    }

    /** Whether a file is what was stated, as far as anything was. */
    boolean match(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        MessageDigest digest = digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                digest.update(buffer, 0, n);
            }
        }
        byte[] bigEndian = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        return isEqual(crc32c, bigEndian) && isEqual(md5, digest.digest());
    }

    private static boolean isEqual(Optional<String> stated, byte[] found) {
        return stated.isEmpty() || stated.get().equals(Base64.getEncoder().encodeToString(found));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
