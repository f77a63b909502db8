package dev.heed.mock.internal.jobs;

import dev.heed.mock.App;
import dev.heed.mock.JobType;
import dev.heed.mock.internal.storage.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A compliance job as X keeps it. Thread-safe. */
public final class RemoteJob {
    /** {@code upload_expires_at} is so long after {@code created_at}. */
    public static final Duration UPLOAD_LIFE = Duration.ofMinutes(15);

    /** {@code download_expires_at} is so long after {@code created_at}. */
    public static final Duration DOWNLOAD_LIFE = Duration.ofDays(7);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int POLLS_IN_PATIENCE = 2;

    private final String id;
    private final App app;
    private final Order order;
    private final Instant createdAt;
    private final Duration processing;
    private final Deque<Instant> polls = new ArrayDeque<>();
    private @Nullable StoredFile submission;
    private @Nullable Instant submittedAt;
    private @Nullable Instant urlsEnd;
    private @Nullable Fate now;
    private Fate end = new Fate("complete", Optional.empty());

    /** What was asked for. */
    public record Order(JobType type, Optional<String> name, boolean resumable) {}

    /** What becomes of a job. */
    public record Fate(String status, Optional<String> error) {
        /** A status without a reason. */
        public static Fate of(String status) {
            return new Fate(status, Optional.empty());
        }
    }

    RemoteJob(String id, App app, Order order, Instant createdAt, Duration processing) {
        this.id = id;
        this.app = app;
        this.order = order;
        this.createdAt = createdAt;
        this.processing = processing;
    }

    /** A number in digits. */
    public String id() {
        return id;
    }

    /** Whose job it is. */
    public App app() {
        return app;
    }

    /** What was asked for. */
    public Order order() {
        return order;
    }

    /** When it was created, to the second. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When X takes no upload any more. */
    public Instant uploadEnds() {
        return createdAt.plus(UPLOAD_LIFE);
    }

    /** When X gives out no results any more. */
    public Instant downloadEnds() {
        return createdAt.plus(DOWNLOAD_LIFE);
    }

    /** Ends the signed URLs so long after the job's creation, whatever they say themselves. */
    public synchronized void endUrlsAfter(Duration life) {
        urlsEnd = createdAt.plus(life);
    }

    /** Whether a fault has ended the signed URLs before their time. */
    public synchronized boolean urlsEndedBy(Instant time) {
        return urlsEnd != null && !time.isBefore(urlsEnd);
    }

    /** The job has this status from now on, whatever happens. */
    public synchronized void becomes(Fate fate) {
        now = fate;
    }

    /** The job has this status once its work is done. */
    public synchronized void endsAs(Fate fate) {
        end = fate;
    }

    /** Uploading starts the work. A repeated upload replaces the IDs until the work is done; then it is too late. */
    public synchronized void submit(StoredFile ids, Instant at) {
        if (submittedAt == null) {
            submittedAt = at;
        } else if (!at.isBefore(submittedAt.plus(processing))) {
            return;
        }
        submission = ids;
    }

    /** What was uploaded. */
    public synchronized Optional<StoredFile> submission() {
        return Optional.ofNullable(submission);
    }

    /** When the work is or was done; empty if it has not begun. */
    public synchronized Optional<Instant> doneAt() {
        return Optional.ofNullable(submittedAt).map(at -> at.plus(processing));
    }

    /** What X says of the job at a time. */
    public synchronized Fate fate(Instant time) {
        if (now != null) {
            return now;
        }
        if (submittedAt != null) {
            return time.isBefore(submittedAt.plus(processing)) ? Fate.of("in_progress") : end;
        }
        return Fate.of(time.isBefore(uploadEnds()) ? "created" : "expired");
    }

    /** The status at a time. */
    public String status(Instant time) {
        return fate(time).status();
    }

    /** Notes that the status was asked for; whether that was too often. */
    public synchronized boolean polledTooOften(Instant at) {
        polls.addLast(at);
        if (polls.size() <= POLLS_IN_PATIENCE) {
            return false;
        }
        return polls.removeFirst().plus(PATIENCE).isAfter(at);
    }
}
