package dev.heed;

import java.net.URI;

/**
 * A resumable upload under way. Whoever knows its address can write into it, so its text never shows it. It lives for a
 * week, and may be kept to go on after a restart.
 *
 * @param uri the secret
 * @see <a href="https://cloud.google.com/storage/docs/resumable-uploads">Google's description</a>
 */
public record UploadSession(URI uri) {
    /** The host, without the secret. */
    @Override
    public String toString() {
        return "upload session at " + uri.getHost();
    }
}
