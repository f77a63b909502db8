package dev.heed.mock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A compliance job as X keeps it. Thread-safe. */
final class RemoteJob {
    static final Duration UPLOAD_LIFE = Duration.ofMinutes(15);
    static final Duration DOWNLOAD_LIFE = Duration.ofDays(7);

    private final String id;
    private final Order order;
    private final Instant createdAt;
    private final Duration processing;
    private @Nullable Path submission;
    private @Nullable Instant submittedAt;

    /** What was asked for. */
    record Order(String type, Optional<String> name, boolean resumable) {}

    RemoteJob(String id, Order order, Instant createdAt, Duration processing) {
        this.id = id;
        this.order = order;
        this.createdAt = createdAt;
        this.processing = processing;
    }

    String id() {
        return id;
    }

    Order order() {
        return order;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant uploadEnds() {
        return createdAt.plus(UPLOAD_LIFE);
    }

    Instant downloadEnds() {
        return createdAt.plus(DOWNLOAD_LIFE);
    }

    /** Uploading starts the work. A repeated upload replaces the IDs until the work is done; then it is too late. */
    synchronized void submit(Path ids, Instant at) {
        if (!status(at).equals("complete")) {
            submission = ids;
            submittedAt = submittedAt == null ? at : submittedAt;
        }
    }

    synchronized Optional<Path> submission() {
        return Optional.ofNullable(submission);
    }

    synchronized String status(Instant now) {
        if (submittedAt != null) {
            return now.isBefore(submittedAt.plus(processing)) ? "in_progress" : "complete";
        }
        return now.isBefore(uploadEnds()) ? "created" : "expired";
    }

    /** Whether X takes no other job of this type meanwhile. */
    boolean runs(Instant now) {
        String status = status(now);
        return status.equals("created") || status.equals("in_progress");
    }
}
