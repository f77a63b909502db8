package dev.heed.client;

import java.net.URI;
import java.time.Instant;

/**
 * A URL that carries its own authorization. Whoever knows it can use it, so its text never shows it.
 *
 * @param uri the secret
 * @param expiresAt when the storage begins to refuse it
 */
public record SignedUrl(URI uri, Instant expiresAt) {
    /** Host and expiry, without the secret. */
    @Override
    public String toString() {
        return "signed URL at " + uri.getHost() + " until " + expiresAt;
    }
}
