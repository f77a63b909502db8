package dev.heed.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The checksum that the storage states in {@code x-goog-hash}; results are composite objects and have no MD5. */
final class Crc32c {
    private static final String KEY = "crc32c=";

    private Crc32c() {}

    static Optional<String> stated(HttpHeaders headers) {
        return headers.allValues("x-goog-hash").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(hash -> hash.startsWith(KEY))
                .map(hash -> hash.substring(KEY.length()))
                .findFirst();
    }

    static String of(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
            }
        }
        byte[] bigEndian = ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        return Base64.getEncoder().encodeToString(bigEndian);
    }
}
