package dev.heed.internal.step;

import dev.heed.HeedException;
import dev.heed.Job;
import dev.heed.JobKey;
import dev.heed.JobState;
import dev.heed.Remote;
import dev.heed.Standing;
import dev.heed.client.ComplianceJob;
import dev.heed.client.RemoteStatus;
import dev.heed.client.UploadMode;
import dev.heed.client.XException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * SPOOLED: gets a job from X. Its name is written before X is asked; whoever finds a name it did not write itself looks
 * at X's list first, so that no answer that was lost leaves an orphan there.
 */
final class Creating implements Step {
    private static final Duration UNTIL_FREE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final int SHARE_OF_WAIT = 10;

    private final Outside outside;
    private final SignedUrls urls;
    private final NextAttempt nextAttempt;
    private final long resumableFrom;
    private final Set<String> unsent = new HashSet<>();
    private final Map<JobKey, Instant> blockedSince = new HashMap<>();

    Creating(Outside outside, SignedUrls urls, NextAttempt nextAttempt, long resumableFrom) {
        this.outside = outside;
        this.resumableFrom = resumableFrom;
        this.urls = urls;
        this.nextAttempt = nextAttempt;
    }

    @Override
    public Job take(Job job) {
        if (!outside.spool().files(job).hasIds()) {
            return job.to(JobState.PLANNED, Standing.because("The spooled IDs are gone; they are extracted again."));
        }
        String name = job.remote().name();
        if (name == null) {
            return intend(job);
        }
        if (unsent.remove(name)) {
            return create(job, name);
        }
        Optional<ComplianceJob> orphan = find(job, name);
        return orphan.map(found -> adopt(job, found)).orElseGet(() -> create(job, name));
    }

    private Job intend(Job job) {
        Remote next = job.remote()
                .intend("heed-" + job.key().id() + "-" + (job.remote().attempt() + 1));
        unsent.add(next.name());
        return job.with(next).to(JobState.SPOOLED, job.standing());
    }

    private Job create(Job job, String name) {
        try {
            ComplianceJob remote = outside.client().create(job.key().type(), name, mode(job));
            blockedSince.remove(job.key());
            return created(job, remote);
        } catch (XException.Conflict busy) {
            return wait(job, busy);
        }
    }

    /** X takes one job of a type at a time; whose it is, a person may want to know. */
    private Job wait(Job job, XException.Conflict busy) {
        Instant now = outside.clock().instant();
        Instant since = blockedSince.computeIfAbsent(job.key(), key -> now);
        String who = outside.client().list(job.key().type()).stream()
                .filter(remote ->
                        remote.status() == RemoteStatus.CREATED || remote.status() == RemoteStatus.IN_PROGRESS)
                .findFirst()
                .map(Creating::described)
                .orElse("It does not list that job.");
        String note = busy.getMessage() + " " + who;
        if (Duration.between(since, now).compareTo(PATIENCE) >= 0) {
            throw new HeedException(note + " That was so for " + PATIENCE.toHours()
                    + " hours; the run stops here. See to that job, then run again: it goes on from there.");
        }
        // The longer it took, the longer it may still take.
        Duration pause = UNTIL_FREE.plus(Duration.between(since, now).dividedBy(SHARE_OF_WAIT));
        return job.to(JobState.SPOOLED, job.standing().waiting(now.plus(pause), note));
    }

    private static String described(ComplianceJob remote) {
        return "It is job " + remote.id() + (remote.name() == null ? "" : ", named \"" + remote.name() + "\"")
                + (remote.createdAt() == null ? "." : ", created at " + remote.createdAt() + ".");
    }

    private UploadMode mode(Job job) {
        return outside.spool().files(job).idBytes() < resumableFrom ? UploadMode.SIMPLE : UploadMode.RESUMABLE;
    }

    private Optional<ComplianceJob> find(Job job, String name) {
        return outside.client().list(job.key().type()).stream()
                .filter(remote -> name.equals(remote.name()))
                .findFirst();
    }

    private Job adopt(Job job, ComplianceJob orphan) {
        if (orphan.status() == RemoteStatus.CREATED) {
            return created(job, orphan);
        }
        // It may hold other IDs than the spool does by now, so its answer would be no answer to ours.
        return nextAttempt.after(job, "X's job " + orphan.id() + " cannot be used any more.");
    }

    private Job created(Job job, ComplianceJob remote) {
        urls.remember(remote);
        Instant createdAt = remote.createdAt() == null ? outside.clock().instant() : remote.createdAt();
        return job.with(job.remote().created(remote.id(), createdAt)).to(JobState.CREATED);
    }
}
