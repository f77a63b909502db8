package dev.heed.jdbc.internal.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** SHA-256 over fields; each has its length before it, so that no two lists of fields look alike. */
public final class Digest {
    private static final int NULL = -1;

    private final MessageDigest sha;
    private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);

    public Digest() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Adds a text in UTF-8, a whole number as 8 bytes, a time as microseconds since 1970, or nothing. */
    public Digest field(@Nullable Object value) {
        if (value == null) {
            sha.update(number.clear().putInt(NULL).flip());
        } else if (value instanceof String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha.update(number.clear().putInt(bytes.length).flip());
            sha.update(bytes);
        } else if (value instanceof Instant time) {
            whole(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } else {
            whole(((Number) value).longValue());
        }
        return this;
    }

    private void whole(long value) {
        sha.update(number.clear().putInt(Long.BYTES).putLong(value).flip());
    }

    /** Adds bytes as they are. */
    public Digest raw(byte[] bytes) {
        sha.update(bytes);
        return this;
    }

    /** The hash; the digest begins anew. */
    public byte[] end() {
        return sha.digest();
    }
}
