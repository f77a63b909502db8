package dev.heed.mock.internal.storage;

import dev.heed.mock.internal.wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * An object in the storage. Immutable, as is the file.
 *
 * @param md5 its hash in hexadecimal
 * @param crc32c its checksum as the storage writes it: big-endian, in Base64
 * @param generation which object of this name it is
 */
public record StoredFile(Path path, long size, String md5, String crc32c, long generation) {
    private static final int BUFFER = 1 << 16;

    /** Reads a file once to describe it. */
    public static StoredFile of(Path path, long generation) throws IOException {
        MessageDigest md5 = md5Digest();
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                md5.update(buffer, 0, n);
                crc.update(buffer, 0, n);
            }
        }
        byte[] checksum =
                ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return new StoredFile(
                path,
                Files.size(path),
                HexFormat.of().formatHex(md5.digest()),
                Base64.getEncoder().encodeToString(checksum),
                generation);
    }

    /** How the storage confirms an upload: without a body. */
    public Answer confirmation() {
        return Answer.empty(200)
                .with("ETag", "\"" + md5 + "\"")
                .with("x-goog-generation", Long.toString(generation))
                .with("x-goog-hash", "crc32c=" + crc32c)
                .with(
                        "x-goog-hash",
                        "md5="
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(md5)))
                .with("x-goog-stored-content-length", Long.toString(size));
    }

    private static MessageDigest md5Digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
