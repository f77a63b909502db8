package dev.heed.internal.step;

import dev.heed.client.ComplianceJob;
import dev.heed.client.SignedUrl;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Signed URLs as X last told them. Kept in memory only; whoever misses one asks X again. */
final class SignedUrls {
    private final Map<String, ComplianceJob> unused = new HashMap<>();
    private final Map<String, SignedUrl> downloads = new HashMap<>();

    void remember(ComplianceJob remote) {
        unused.put(remote.id(), remote);
        if (remote.download() != null) {
            downloads.put(remote.id(), remote.download());
        }
    }

    /** The job as X told of it, once: after a broken upload X must be asked what became of it. */
    Optional<ComplianceJob> takeUnused(String remoteId) {
        return Optional.ofNullable(unused.remove(remoteId));
    }

    Optional<SignedUrl> download(String remoteId) {
        return Optional.ofNullable(downloads.get(remoteId));
    }

    void forget(String remoteId) {
        unused.remove(remoteId);
        downloads.remove(remoteId);
    }
}
