package dev.heed.internal.step;

import dev.heed.client.ComplianceJob;
import dev.heed.client.SignedUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Signed URLs as X last told them. Kept in memory only; whoever misses one asks X again. */
final class SignedUrls {
    private final Map<String, SignedUrl> uploads = new HashMap<>();
    private final Map<String, SignedUrl> downloads = new HashMap<>();

    void remember(ComplianceJob remote) {
        if (remote.upload() != null) {
            uploads.put(remote.id(), remote.upload());
        }
        if (remote.download() != null) {
            downloads.put(remote.id(), remote.download());
        }
    }

    /** The upload URL, once: after a broken upload X must be asked what became of it. */
    Optional<SignedUrl> takeUpload(String remoteId) {
        return Optional.ofNullable(uploads.remove(remoteId));
    }

    Optional<SignedUrl> download(String remoteId) {
        return Optional.ofNullable(downloads.get(remoteId));
    }

    void forget(String remoteId) {
        uploads.remove(remoteId);
        downloads.remove(remoteId);
    }
}
