package dev.heed.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job as X tells of it. X's newest schema requires none of the fields but its ID is needed for everything.
 *
 * @param id digits
 * @param name the name it was created with; null if X does not tell one
 * @param status what X says about it
 * @param mode how its IDs are to be uploaded
 * @param createdAt when X created it; null if X does not tell
 * @param upload where the IDs go; null if X does not tell
 * @param download where the results will be; null if X does not tell
 */
public record ComplianceJob(
        String id,
        @Nullable String name,
        RemoteStatus status,
        UploadMode mode,
        @Nullable Instant createdAt,
        @Nullable SignedUrl upload,
        @Nullable SignedUrl download) {}
